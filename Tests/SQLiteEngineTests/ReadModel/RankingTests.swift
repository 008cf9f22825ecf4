import Domain
import Queries
import Records
import SQLiteEngine
import StoreSamples
import Testing

@Suite("Rankings of the SQLite read store")
struct RankingTests {
  /// What a ranking must be, computed from the orders as they stand.
  private func expected(_ request: RankingRequest, of side: ReadSide) throws -> Ranking {
    let calendar = try #require(StoreCalendar(timeZone: "Europe/Paris"))
    var orders: [Order.ID: Order] = [:]
    var labels: [ReportMember: Label] = [:]
    for change in side.log.records.flatMap(\.changes) {
      switch change {
      case .productAdded(let it), .productEdited(_, to: let it):
        labels[.product(it.id)] = Label(key: it.sku.text, name: it.name.text)
      case .userAdded(let it), .userEdited(_, to: let it), .userAnonymised(let it):
        labels[.user(it.id)] = Label(key: it.email.text, name: it.name.text)
      case .orderPlaced(let order), .orderImported(let order), .orderMoved(_, to: let order): orders[order.id] = order
      case .orderDeleted(let order): orders[order.id] = nil
      case .stockMoved, .productDeleted, .userDeleted: break
      }
    }
    var figures: [ReportMember: Figures] = [:]
    for order in orders.values where order.status.isSale {
      let day = calendar.day(at: order.placedAt)
      if let from = request.period.from, day < from { continue }
      if let to = request.period.to, day > to { continue }
      for line in order.lines {
        figures[request.report.dimension.member(of: line, in: order), default: .zero] += Figures(line)
      }
      for member in Set(order.lines.map { request.report.dimension.member(of: $0, in: order) }) {
        figures[member, default: .zero].orders += 1
      }
    }
    let rows = try figures.map { member, figures in
      Ranking.Row(member: member, label: try #require(labels[member]), figures: figures)
    }
    let sorted = rows.sorted { a, b in
      let (first, second) = (a.figures[request.measure], b.figures[request.measure])
      return first == second
        ? Array(a.label.key.utf8).lexicographicallyPrecedes(Array(b.label.key.utf8)) : first > second
    }
    return Ranking(
      rows: Array(sorted.prefix(request.limit)), total: figures.values.reduce(.zero, +), members: rows.count,
      position: Int64(side.log.records.count))
  }

  @Test("Equal a count of the orders themselves, over any period, by any measure", arguments: 0..<4 as Range<UInt64>)
  func equalBruteForce(seed: UInt64) async throws {
    let side = try ReadSide(SampleLog(try History(seed: seed, steps: 250).changes), zone: "Europe/Paris")
    await side.catchUp()
    var random = SeededRandom(seed: seed)
    let first = try #require(CalendarDay("2023-12-30"))
    for _ in 0..<60 {
      let from = first.advanced(by: Int.random(in: 0..<700, using: &random))
      let to = from.advanced(by: Int.random(in: 0..<400, using: &random))
      let period = try Period(
        from: Int.random(in: 0..<4, using: &random) == 0 ? nil : from,
        to: Int.random(in: 0..<4, using: &random) == 0 ? nil : to)
      let report = Bool.random(using: &random) ? Report.topBuyers : .bestSellers
      let request = try RankingRequest(
        report, over: period, by: report.measures.randomElement(using: &random),
        limit: Int.random(in: 1...30, using: &random))
      #expect(try side.store.ranking(request) == expected(request, of: side))
    }
  }

  @Test("At equal figures the key decides, byte by byte")
  func ties() async throws {
    let side = try ReadSide()
    let names = ["b", "a", "É", "Z", "a-1", "10", "9"]
    let products = try names.enumerated().map { number, sku in
      Product(
        id: Samples.productID(number), sku: try SKU(sku), name: try Product.Name(sku), price: try Money(minorUnits: 1))
    }
    await side.commit(products.map { .productAdded($0) })
    for (number, product) in products.enumerated() {
      let order = try Samples.order(number + 1, at: Timestamp("2024-05-05T12:00:00Z"), [(1, of: product)])
      await side.commit([.orderPlaced(order)])
    }
    let ranking = try side.store.ranking(RankingRequest(.bestSellers, over: .all))
    #expect(ranking.rows.map(\.label.key) == ["10", "9", "Z", "a", "a-1", "b", "É"])
    let top = try side.store.ranking(RankingRequest(.bestSellers, over: .all, limit: 2))
    #expect(top.rows.map(\.label.key) == ["10", "9"])
    #expect((top.members, top.total) == (7, Figures(revenue: 7, quantity: 7, orders: 7)))
  }
}
