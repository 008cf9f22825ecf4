public import Domain
public import Queries

/// What a shop's changes leave, and its reports counted from the orders themselves, one after another: what every other
/// way of counting must come to.
public struct OrderBook: Sendable {
  private let calendar: StoreCalendar
  private var orders: [Order.ID: Order] = [:]
  private(set) var products: [Product.ID: Product] = [:]
  private(set) var onHand: [Product.ID: Int] = [:]
  private(set) var labels: [ReportMember: Label] = [:]
  private(set) var position: Int64 = 0

  public init(_ calendar: StoreCalendar) { self.calendar = calendar }

  /// Takes in a record of the change log.
  public mutating func add(_ changes: [Change]) {
    position += 1
    for change in changes {
      switch change {
      case .productAdded(let it), .productEdited(_, to: let it):
        labels[.product(it.id)] = Label(key: it.sku.text, name: it.name.text)
        products[it.id] = it
      case .productDeleted(let it):
        labels[.product(it.id)] = nil
        products[it.id] = nil
        onHand[it.id] = nil
      case .userAdded(let it), .userEdited(_, to: let it), .userAnonymised(let it):
        labels[.user(it.id)] = Label(key: it.email.text, name: it.name.text)
      case .userDeleted(let it): labels[.user(it.id)] = nil
      case .orderPlaced(let order), .orderImported(let order), .orderMoved(_, to: let order): orders[order.id] = order
      case .orderDeleted(let order): orders[order.id] = nil
      case .stockMoved(_, to: let stock): onHand[stock.product] = stock.onHand
      }
    }
  }

  public func answer(_ request: ReportRequest) -> ReportAnswer {
    switch request.report.rows {
    case .sales(by: .hour):
      let hours = (0..<24).map { hour in { (order: Order) in calendar.hour(at: order.placedAt) == hour } }
      return rows(request, (0..<24).map { .hour($0) }, hours, hours)
    case .sales(by: .day): return overTime(request)
    case .sales(by: .buyerGroup): return buyerGroups(request)
    case .sales(by: let dimension): return ranking(request, by: dimension)
    case .stock: return stock(request)
    case .slowMovers: return slowMovers(request)
    }
  }

  private func sales(in period: Period) -> [Order] {
    orders.values.filter { order in
      let day = calendar.day(at: order.placedAt)
      return order.status.isSale && period.from.map { day >= $0 } ?? true && period.to.map { day <= $0 } ?? true
    }
  }

  private func figures(_ orders: [Order]) -> Figures {
    orders.reduce(.zero) { sum, order in order.lines.reduce(sum + Figures(orders: 1)) { $0 + Figures($1) } }
  }

  /// Each row counts the orders of the period of which it says so.
  private func rows(
    _ request: ReportRequest, _ members: [ReportMember], _ now: [(Order) -> Bool], _ before: [(Order) -> Bool],
    in grain: ReportGrain? = nil
  ) -> ReportAnswer {
    let count = { (period: Period, places: [(Order) -> Bool]) in
      places.map { place in figures(sales(in: period).filter(place)) }
    }
    let sums = count(request.period, now)
    let earlier = request.earlier.map { count($0, before) }
    let total = { (figures: [Figures]) in
      ReportAnswer.Total(
        figures.reduce(.zero, +).values(of: request.report), members: figures.filter { $0 != .zero }.count)
    }
    return ReportAnswer(
      members.indices.map { place in
        ReportAnswer.Row(
          members[place], values: sums[place].values(of: request.report),
          earlier: earlier.flatMap { place < $0.count ? $0[place].values(of: request.report) : nil })
      },
      total: total(sums), earlier: earlier.map(total), in: grain, at: position)
  }

  private func overTime(_ request: ReportRequest) -> ReportAnswer {
    let days = days(of: request.period)
    let grain = request.grain ?? (days.count <= 92 ? .day : .month)
    let rows = { (days: [CalendarDay]) in
      var starts: [CalendarDay] = []
      for day in days {
        let start = grain == .day ? day : day.advanced(by: 1 - day.components.day)
        if starts.last != start { starts.append(start) }
      }
      return starts
    }
    let within = { (start: CalendarDay) in
      { (order: Order) -> Bool in
        let day = calendar.day(at: order.placedAt)
        return grain == .day ? day == start : "\(day)".prefix(7) == "\(start)".prefix(7)
      }
    }
    return self.rows(
      request, rows(days).map { grain == .day ? .day($0) : .month($0) }, rows(days).map(within),
      request.earlier.map { rows(self.days(of: $0)).map(within) } ?? [], in: grain)
  }

  /// Where a period has no end of its own, sales give it one.
  private func days(of period: Period) -> [CalendarDay] {
    let sold = sales(in: .all).map { calendar.day(at: $0.placedAt) }
    guard let first = period.from ?? [sold.min(), period.to].compactMap(\.self).min() else { return [] }
    let last = period.to ?? ([first] + sold).max() ?? first
    return (first.number...last.number).map { CalendarDay(number: $0) }
  }

  private func buyerGroups(_ request: ReportRequest) -> ReportAnswer {
    let first = Dictionary(grouping: sales(in: .all), by: \.buyer).mapValues { orders in
      orders.map { calendar.day(at: $0.placedAt) }.min()
    }
    let values = { (period: Period, isWanted: (Bool) -> Bool) -> ReportValues in
      let orders = sales(in: period).filter { order in
        let day = first[order.buyer] ?? nil
        return isWanted(period.from.map { from in day.map { $0 >= from } ?? false } ?? true)
      }
      return figures(orders).values(of: request.report).merging([.buyers: Int64(Set(orders.map(\.buyer)).count)]) { $1 }
    }
    let total = { (period: Period) in
      let values = values(period) { _ in true }
      return ReportAnswer.Total(values, members: Int(values[.buyers] ?? 0))
    }
    return ReportAnswer(
      [
        ReportAnswer.Row(
          .newBuyers, values: values(request.period) { $0 }, earlier: request.earlier.map { values($0) { $0 } }),
        ReportAnswer.Row(
          .returningBuyers, values: values(request.period) { !$0 }, earlier: request.earlier.map { values($0) { !$0 } }),
      ],
      total: total(request.period), earlier: request.earlier.map(total), at: position)
  }

  private func ranking(_ request: ReportRequest, by dimension: Report.Dimension) -> ReportAnswer {
    let now = members(request.period, by: dimension)
    let earlier = request.earlier.map { members($0, by: dimension) }
    let value = { (figures: Figures) in figures[request.measure] ?? 0 }
    let key = { (member: ReportMember) in Array((labels[member]?.key ?? "").utf8) + member.bytes }
    let sorted = now.sorted { a, b in
      value(a.value) == value(b.value)
        ? key(a.key).lexicographicallyPrecedes(key(b.key)) : value(a.value) > value(b.value)
    }
    let total = { (figures: [ReportMember: Figures]) in
      ReportAnswer.Total(figures.values.reduce(.zero, +).values(of: request.report), members: figures.count)
    }
    return ReportAnswer(
      sorted.prefix(request.limit).map { member, figures in
        ReportAnswer.Row(
          member, labels[member], values: figures.values(of: request.report),
          earlier: earlier.map { ($0[member] ?? .zero).values(of: request.report) })
      },
      total: total(now), earlier: earlier.map(total), at: position)
  }

  func members(_ period: Period, by dimension: Report.Dimension) -> [ReportMember: Figures] {
    var figures: [ReportMember: Figures] = [:]
    for order in sales(in: period) {
      let member = { (line: OrderLine) -> ReportMember in
        switch dimension {
        case .product: .product(line.product)
        case .buyer: .user(order.buyer)
        default: order.placedBy.map { .user($0) } ?? .nobody
        }
      }
      for line in order.lines { figures[member(line), default: .zero] += Figures(line) }
      for member in Set(order.lines.map(member)) { figures[member, default: .zero].orders += 1 }
    }
    return figures
  }
}
