import Domain
import Queries

/// The reports on what is on hand.
extension OrderBook {
  func stock(_ request: ReportRequest) -> ReportAnswer {
    let rows = onHand.keys.compactMap { products[$0] }.map { product in
      var values = shelf(product)
      values[.reorderPoint] = product.details.reorderPoint.map(Int64.init)
      values[.toOrder] = Int64(toOrder(product))
      return row(product, values)
    }
    return answer(
      rows.sorted { precedes($0, $1, by: [(request.measure, -1)]) }, request, [.toOrder, .onHand, .stockValue])
  }

  func slowMovers(_ request: ReportRequest) -> ReportAnswer {
    let sold = members(request.period, by: .product)
    let before = request.earlier.map { members($0, by: .product) }
    let slow = products.values.filter { $0.status == .active && (onHand[$0.id] ?? 0) > 0 }
    let rows = slow.map { product in
      let member = ReportMember.product(product.id)
      return row(
        product, shelf(product).merging((sold[member] ?? .zero).values(of: request.report)) { $1 },
        earlier: before.map { ($0[member] ?? .zero).values(of: request.report) })
    }
    let earlier = before.map { before in
      let figures = slow.compactMap { before[.product($0.id)] }
      return ReportAnswer.Total(figures.reduce(.zero, +).values(of: request.report), members: figures.count)
    }
    return answer(
      rows.sorted { precedes($0, $1, by: [(request.measure, 1), (.stockValue, -1)]) }, request,
      [.quantity, .revenue, .onHand, .stockValue], earlier: earlier)
  }

  private func shelf(_ product: Product) -> ReportValues {
    let units = Int64(onHand[product.id] ?? 0)
    return [.onHand: units, .stockValue: units * product.price.minorUnits]
  }

  /// One by one, until there is enough.
  private func toOrder(_ product: Product) -> Int {
    guard product.status == .active, var units = onHand[product.id] else { return 0 }
    let (point, target) = (product.details.reorderPoint ?? 0, product.details.targetLevel ?? 0)
    guard units <= point else { return 0 }
    let before = units
    while units <= point || units < target { units += 1 }
    return units - before
  }

  private func row(_ product: Product, _ values: ReportValues, earlier: ReportValues? = nil) -> ReportAnswer.Row {
    let member = ReportMember.product(product.id)
    return ReportAnswer.Row(member, labels[member], values: values, earlier: earlier)
  }

  private func precedes(
    _ a: ReportAnswer.Row, _ b: ReportAnswer.Row, by measures: [(measure: Report.Measure, sign: Int64)]
  ) -> Bool {
    for (measure, sign) in measures where a.values[measure] != b.values[measure] {
      return sign * (a.values[measure] ?? 0) < sign * (b.values[measure] ?? 0)
    }
    let key = { (row: ReportAnswer.Row) in Array((row.label?.key ?? "").utf8) + row.member.bytes }
    return key(a).lexicographicallyPrecedes(key(b))
  }

  private func answer(
    _ rows: [ReportAnswer.Row], _ request: ReportRequest, _ summed: [Report.Measure],
    earlier: ReportAnswer.Total? = nil
  ) -> ReportAnswer {
    let sums = summed.map { measure in (measure, rows.reduce(0) { $0 + ($1.values[measure] ?? 0) }) }
    return ReportAnswer(
      Array(rows.prefix(request.limit)),
      total: .init(Dictionary(uniqueKeysWithValues: sums), members: rows.count), earlier: earlier, at: position)
  }
}
