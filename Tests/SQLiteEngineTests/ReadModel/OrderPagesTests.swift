import Domain
import Queries
import SQLiteEngine
import StoreSamples
import Testing

@Suite("Pages of orders")
struct OrderPagesTests {
  let side: ReadSide
  let lamp: Product

  init() throws {
    side = try ReadSide()
    lamp = try Samples.product(1)
  }

  /// Many at the same microsecond.
  private func order(_ number: Int, by buyer: Int = 1) throws -> Order {
    try Samples.order(number, by: buyer, at: Timestamp(microseconds: Int64(number % 5) * 60_000_000), [(1, of: lamp)])
  }

  private func summaries(_ orders: [Order]) throws -> [[UInt8]] {
    let documents = Documents(currency: try #require(Currency(code: "GBP")))
    let newestFirst = orders.sorted { ($1.placedAt.microseconds, $1.id) < ($0.placedAt.microseconds, $0.id) }
    return newestFirst.map(documents.orderSummary)
  }

  private func pages(of buyer: User.ID? = nil, limit: Int, between: (Int) async throws -> Void = { _ in }) async throws
    -> [[[UInt8]]]
  {
    var pages: [[[UInt8]]] = []
    var cursor: OrderCursor?
    repeat {
      let page = try side.store.orders(OrderListQuery(of: buyer, after: cursor, limit: limit))
      pages.append(page.summaries)
      cursor = page.next
      try await between(pages.count)
    } while cursor != nil && pages.count < 500
    return pages
  }

  @Test("Newest first, each once, at any length of the page", arguments: [1, 3, 7, 10, 40, 200])
  func all(limit: Int) async throws {
    let orders = try (1...40).map { try order($0, by: $0 % 3) }
    await side.commit(orders.map { .orderPlaced($0) })
    let pages = try await pages(limit: limit)
    #expect(pages.flatMap { $0 } == (try summaries(orders)))
    #expect(pages.count == max(1, (40 + limit - 1) / limit))
    let ofOne = try await self.pages(of: Samples.userID(2), limit: limit).flatMap { $0 }
    #expect(ofOne == (try summaries(orders.filter { $0.buyer == Samples.userID(2) })))
  }

  @Test("Orders that come while somebody pages shift nothing: what was there is met exactly once")
  func insertions() async throws {
    let orders = try (1...40).map { try order($0) }
    await side.commit(orders.map { .orderPlaced($0) })
    let pages = try await pages(limit: 7) { number in
      guard number < 20 else { return }
      await side.commit([.orderPlaced(try order(100 + number)), .orderPlaced(try order(200 + number))])
    }
    let met = pages.flatMap { $0 }
    #expect(Set(met).count == met.count)
    let before = try summaries(orders)
    #expect(met.filter(Set(before).contains) == before)
  }

  @Test("A status that changes is shown at the order's old place")
  func moved() async throws {
    let orders = try (1...5).map { try order($0) }
    await side.commit(orders.map { .orderPlaced($0) })
    let cancelled = try orders[2].moved(to: .cancelled)
    await side.commit([.orderMoved(from: orders[2], to: cancelled)])
    let expected = try summaries([orders[0], orders[1], cancelled, orders[3], orders[4]])
    #expect(try side.store.orders(OrderListQuery(limit: 10)) == OrderPage(summaries: expected, next: nil))
  }
}
