import Randomness
import Domain
import Queries
import StoreSamples
import Testing

@Suite("Reports")
struct ReportTests {
  @Test(
    "Every report equals a count of the orders and shelves themselves, over any period, compared with any other",
    arguments: ReadEngine.allCases, 0..<4 as Range<UInt64>)
  func equalBruteForce(engine: ReadEngine, seed: UInt64) async throws {
    let calendar = try #require(StoreCalendar(timeZone: "Europe/Paris"))
    let shop = try engine.open(calendar)
    var book = OrderBook(calendar)
    for changes in try History(seed: seed, steps: 250).changes.map({ [$0] }) {
      try await shop.show(changes)
      book.add(changes)
    }
    var random = SeededRandom(seed: seed)
    for report in Report.catalogue {
      for _ in 0..<25 {
        let request = try random.request(report)
        #expect(try await shop.store.report(request) == book.answer(request), "seed \(seed), \(request)")
      }
    }
  }

  @Test("At equal figures the key decides, byte by byte", arguments: ReadEngine.allCases)
  func ties(engine: ReadEngine) async throws {
    let shop = try engine.open()
    let names = ["b", "a", "É", "Z", "a-1", "10", "9"]
    let products = try names.enumerated().map { number, sku in
      Product(
        id: Samples.productID(number), sku: try SKU(sku), name: try Product.Name(sku), price: try Money(minorUnits: 1))
    }
    try await shop.show(products.map { .productAdded($0) })
    for (number, product) in products.enumerated() {
      let order = try Samples.order(number + 1, at: Timestamp("2024-05-05T12:00:00Z"), [(1, of: product)])
      try await shop.show([.orderPlaced(order)])
    }
    let ranking = try await shop.store.report(ReportRequest(.bestSellers, over: .all))
    #expect(ranking.rows.map(\.label?.key) == ["10", "9", "Z", "a", "a-1", "b", "É"])
    let top = try await shop.store.report(ReportRequest(.bestSellers, over: .all, limit: 2))
    #expect(top.rows.map(\.label?.key) == ["10", "9"])
    #expect(top.total == ReportAnswer.Total([.revenue: 7, .quantity: 7], members: 7))
  }

  @Test(
    "What is to be ordered follows from what is on hand, the reorder point and the target level",
    arguments: ReadEngine.allCases)
  func toOrder(engine: ReadEngine) async throws {
    let shop = try engine.open()
    let shelves: [(units: Int, point: Int?, target: Int?, order: Int64)] = [
      (4, 4, 20, 16), (4, 4, nil, 1), (2, 4, 4, 3), (5, 4, 20, 0), (0, nil, 12, 12), (0, nil, nil, 1), (3, nil, 12, 0),
    ]
    for (place, shelf) in shelves.enumerated() {
      let product = try Things.product(place + 1, reorderPoint: shelf.point, targetLevel: shelf.target)
      try await shop.show([.productAdded(product), Things.stock(place + 1, shelf.units)])
    }
    let old = try Things.product(8, reorderPoint: 9, targetLevel: 90, .archived)
    try await shop.show([.productAdded(old), Things.stock(8, 1), .productAdded(try Things.product(9))])
    let answer = try await shop.store.report(ReportRequest(.stockOverview, over: .all))
    let orders = Dictionary(uniqueKeysWithValues: answer.rows.map { ($0.label?.key, $0.values[.toOrder]) })
    for (place, shelf) in shelves.enumerated() { #expect(orders["S\(place + 1)"] == shelf.order) }
    #expect(orders["S8"] == 0 && orders["S9"] == nil)
    #expect(answer.rows.prefix(4).map(\.label?.key) == ["S1", "S5", "S3", "S2"])
    #expect(answer.total == ReportAnswer.Total([.toOrder: 33, .onHand: 19, .stockValue: 19_000], members: 8))
  }

  @Test(
    "What sold nothing comes first among slow movers, what is worth most before the others",
    arguments: ReadEngine.allCases)
  func slowMovers(engine: ReadEngine) async throws {
    let shop = try engine.open()
    for (number, units) in [(1, 9), (2, 5), (3, 50), (4, 0), (5, 5)] {
      try await shop.show([.productAdded(try Things.product(number)), Things.stock(number, units)])
    }
    try await shop.show(.productAdded(try Things.product(6, "Lamp", .archived)), Things.stock(6, 7))
    try await shop.show(.productAdded(try Things.product(7)), .orderImported(try Things.order(1)))
    let answer = try await shop.store.report(ReportRequest(.slowMovers, over: .all))
    #expect(answer.rows.map(\.label?.key) == ["S3", "S2", "S5", "S1"])
    #expect(answer.rows.map { $0.values[.quantity] } == [0, 0, 0, 1])
    #expect(answer.total.values[.onHand] == 69 && answer.total.members == 4)
  }

  @Test("What is worth more than a number holds is shown as the largest", arguments: ReadEngine.allCases)
  func worth(engine: ReadEngine) async throws {
    let shop = try engine.open()
    for number in 1...2 {
      let dear = try Things.product(number, price: Money.allowed.upperBound)
      try await shop.show(.productAdded(dear), Things.stock(number, Stock.allowed.upperBound))
    }
    let answer = try await shop.store.report(ReportRequest(.stockOverview, over: .all, by: .stockValue))
    #expect(answer.rows.map { $0.values[.stockValue] } == [.max, .max])
    #expect(answer.total.values[.stockValue] == .max)
  }

  @Test("Who cancels the first order is new again with the next", arguments: ReadEngine.allCases)
  func newAgain(engine: ReadEngine) async throws {
    let shop = try engine.open()
    let lamp = try Samples.product(1)
    let may = try Period(from: CalendarDay("2024-05-01"), to: CalendarDay("2024-05-31"))
    let first = try Samples.order(1, at: Timestamp("2024-04-05T12:00:00Z"), [(1, of: lamp)])
    let second = try Samples.order(2, at: Timestamp("2024-05-05T12:00:00Z"), [(2, of: lamp)])
    let groups = {
      try await shop.store.report(ReportRequest(.newAndReturning, over: may)).rows.map { $0.values[.buyers] }
    }
    try await shop.show([
      .productAdded(lamp), .userAdded(try Samples.user(1)), .orderPlaced(first), .orderPlaced(second),
    ])
    #expect(try await groups() == [0, 1])
    try await shop.show([.orderMoved(from: first, to: try first.moved(to: .cancelled))])
    #expect(try await groups() == [1, 0])
  }

  @Test(
    "A cancelled order is taken from whoever placed it, not from whoever cancels it", arguments: ReadEngine.allCases)
  func employee(engine: ReadEngine) async throws {
    let shop = try engine.open()
    let lamp = try Samples.product(1)
    let order = { try Samples.order($0, entered: $1, at: Timestamp("2024-04-05T12:00:00Z"), [(1, of: lamp)]) }
    let (hers, his, nobodys) = (try order(1, 2), try order(2, 3), try order(3, nil))
    let rows = {
      try await shop.store.report(ReportRequest(.salesByEmployee, over: .all, by: .orders)).rows.map(\.member)
    }
    try await shop.show([hers, his, nobodys].map { .orderPlaced($0) })
    #expect(try await rows() == [.nobody, .user(Samples.userID(2)), .user(Samples.userID(3))])
    try await shop.show([.orderMoved(from: hers, to: try hers.moved(to: .cancelled)), .orderDeleted(nobodys)])
    #expect(try await rows() == [.user(Samples.userID(3))])
  }

  @Test(
    "More rows than an answer may have are refused by the name of what to change",
    arguments: ReadEngine.allCases, [("2020-01-01", "2024-01-01", "buckets"), ("1900-01-01", "2024-01-01", "from")])
  func tooMany(engine: ReadEngine, asked: (from: String, to: String, field: String)) async throws {
    let shop = try engine.open()
    let (from, to, field) = asked
    try await shop.show(.userAdded(Samples.user(1)))
    let period = try Period(from: CalendarDay(from), to: CalendarDay(to))
    let request = try ReportRequest(.salesOverTime, over: period, in: field == "buckets" ? .day : nil)
    do throws(StoreError) {
      _ = try await shop.store.report(request)
      Issue.record("it was not refused")
    } catch {
      guard case .outOfRange(let named, _) = error else { throw error }
      #expect(named == field)
    }
  }
}

extension SeededRandom {
  /// A question about the two years of a `History`, and of some days around them.
  fileprivate mutating func request(_ report: Report) throws -> ReportRequest {
    try ReportRequest(
      report, over: report.hasPeriod ? period() : .all,
      comparedWith: report.hasPeriod && chance() ? period() : nil, by: report.leading.randomElement(using: &self),
      in: report.dimension == .day && chance() ? [.day, .month].randomElement(using: &self) : nil,
      limit: report.defaultLimit == nil ? nil : Int.random(in: 1...30, using: &self))
  }

  private mutating func period() throws -> Period {
    let from = CalendarDay("2023-12-30").map { $0.advanced(by: Int.random(in: 0..<700, using: &self)) }
    let to = from.map { $0.advanced(by: Int.random(in: 0..<400, using: &self)) }
    return try Period(from: chance() || chance() ? from : nil, to: chance() || chance() ? to : nil)
  }

  private mutating func chance() -> Bool { Bool.random(using: &self) }
}
