import Domain
import Foundation
import Queries
import Records
import SQLEngine
@testable import SQLiteEngine
import StoreSamples
import Synchronisation
import Testing

@Suite("Queries of the SQLite read store")
struct SQLiteReadStoreTests {
  let side: ReadSide

  init() throws { side = try ReadSide() }

  @Test("Documents are the projected bytes; what is not there is nil")
  func documents() async throws {
    let documents = Documents(currency: try #require(Currency(code: "GBP")))
    let (lamp, chair, mia) = (try Samples.product(1), try Samples.product(2), try Samples.user(1))
    let order = try Samples.order(1, at: Timestamp("2024-05-05T12:00:00Z"), [(2, of: lamp)])
    let receipt = StockMovement(of: lamp.id, by: 5, because: .receipt)
    await side.commit([
      .productAdded(lamp), .productAdded(chair), .userAdded(mia),
      .stockMoved(receipt, to: Stock(product: lamp.id, onHand: 5)), .orderPlaced(order),
    ])
    let shown = try #require(try side.store.product(lamp.id))
    #expect(shown.json == documents.product(lamp))
    #expect(shown.onHand == 5)
    #expect(try #require(try side.store.product(chair.id)).onHand == nil)
    #expect(try side.store.user(mia.id) == documents.user(mia))
    #expect(try side.store.order(order.id) == documents.order(order))
    #expect(try side.store.product(Samples.productID(9)) == nil)
    #expect(try side.store.user(Samples.userID(9)) == nil)
    #expect(try side.store.order(Samples.orderID(9)) == nil)
  }

  @Test("A product's movements are paged newest first, and nobody else's are among them")
  func movements() async throws {
    let (lamp, chair) = (Samples.productID(1), Samples.productID(2))
    for units in 1...3 {
      await side.commit(
        [chair, lamp].map { product in
          let receipt = StockMovement(of: product, by: units, because: .receipt)
          return .stockMoved(receipt, to: Stock(product: product, onHand: units * 10))
        })
    }
    let first = try side.store.stockMovements(of: lamp, after: nil, limit: 2)
    #expect(first.next == StockMovementCursor(position: 2, ordinal: 1))
    let rest = try side.store.stockMovements(of: lamp, after: first.next, limit: 2)
    #expect(rest.next == nil)
    let documents = Documents(currency: try #require(Currency(code: "GBP")))
    let expected = [3, 2, 1].map { units in
      documents.movement(
        StockMovement(of: lamp, by: units, because: .receipt), leaving: units * 10,
        at: LogPlace(
          position: Int64(units), ordinal: 1, time: Timestamp(microseconds: Int64(units)), actor: nil))
    }
    #expect(first.movements + rest.movements == expected)
    let none = try side.store.stockMovements(of: Samples.productID(3), after: nil, limit: 2)
    #expect(none == StockMovementPage(movements: [], next: nil))
  }

  @Test("Waits for a position, and tells where it is")
  func positions() async throws {
    let store = side.store
    async let visible = store.waitUntilVisible(2, atMost: ReadSide.ample)
    await side.commit([.userAdded(try Samples.user(1))])
    await side.commit([.userAdded(try Samples.user(2))])
    #expect(try await visible)
    #expect(try side.store.position() == 2)
    #expect(try await !side.store.waitUntilVisible(3, atMost: .milliseconds(5)))
  }

  @Test("A store in which nothing happened answers")
  func empty() async throws {
    #expect(await eventually { side.projector.progress.status.phase == .following })
    #expect(try side.store.orders(OrderListQuery(limit: 10)) == OrderPage(summaries: [], next: nil))
    let nothing = ReportAnswer([], total: .init([.revenue: 0, .orders: 0, .quantity: 0], members: 0), at: 0)
    #expect(try await side.store.report(ReportRequest(.topBuyers, over: .all)) == nothing)
  }

  @Test("Refuses to answer before the model is whole")
  func notWhole() async throws {
    side.close()
    let path = side.path + "-new"
    let model = try SQLiteReadModel(path: path)
    let start = Checkpoint(startOf: .new(), fingerprint: "", wholeFrom: 2)
    let store = SQLiteReadStore(model, progress: side.projector.progress) { Issue.record("not damaged") }
    #expect(throws: StoreError.unavailable(.buildingReads(percent: 0))) { try store.user(Samples.userID(1)) }
    try model.reset(to: start)
    #expect(throws: StoreError.unavailable(.buildingReads(percent: 0))) { try store.user(Samples.userID(1)) }
    let half = start.moved(to: 1, hash: start.hash)
    #expect(try model.apply(FoldedOperations(), from: start, to: half) { true })
    #expect(throws: StoreError.unavailable(.buildingReads(percent: 50))) { try store.user(Samples.userID(1)) }
    let whole = start.moved(to: 2, hash: start.hash)
    #expect(try model.apply(FoldedOperations(), from: half, to: whole) { true })
    #expect(try store.user(Samples.userID(1)) == nil)
    model.close()
    #expect(throws: StoreError.unavailable(.stopping)) { try store.user(Samples.userID(1)) }
  }

  @Test("A query sees one moment, whatever is written meanwhile, and does not hold up the writer")
  func snapshot() async throws {
    await side.commit([.userAdded(try Samples.user(1))])
    let reader = try SQLiteReader(path: side.path)
    defer { reader.close() }
    let later = side.log.append([.userAdded(try Samples.user(2))])
    let seen = try reader.snapshot { file, position throws(SQLError) in
      side.projector.feed([later])
      let deadline = ContinuousClock.now + ReadSide.ample
      while side.projector.progress.position < 2, ContinuousClock.now < deadline { usleep(1_000) }
      let users = [try file.document(.user(Samples.userID(1))), try file.document(.user(Samples.userID(2)))]
      return (position, users.map { $0 != nil })
    }
    guard case .seen(let (position, users)) = seen else { throw StoreError.unavailable(.busy) }
    #expect((position, users) == (1, [true, false]))
    #expect(try side.store.position() == 2)
    #expect(try side.store.user(Samples.userID(2)) != nil)
  }

  @Test("Figures and position are of one moment while the model moves")
  func oneMoment() async throws {
    let lamp = try Samples.product(1, price: 100)
    let orders = try (1...300).map {
      try Samples.order($0, by: $0 % 7, at: Timestamp(microseconds: Int64($0) * 1_000_000), [(1, of: lamp)])
    }
    let (store, projector, log) = (side.store, side.projector, side.log)
    #expect(await eventually { projector.progress.status.phase == .following })
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          var position: Int64 = -1
          while position < 300 {
            let ranking = try await store.report(ReportRequest(.topBuyers, over: .all))
            #expect(
              ranking.total.values == [
                .revenue: ranking.position * 100, .quantity: ranking.position, .orders: ranking.position,
              ])
            #expect(ranking.position >= position)
            position = ranking.position
            await Task.yield()
          }
        }
      }
      for order in orders { projector.feed([log.append([.orderPlaced(order)])]) }
      try await group.waitForAll()
    }
  }
}
