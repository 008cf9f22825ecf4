import Commands
import Domain
import StoreSamples
import Testing

@Suite("Paying and fulfilling an order")
struct OrderStatusTests {
  let placed: Order
  let past: [Change]

  init() throws {
    let lamp = try Samples.product(1)
    placed = try Samples.order(1, at: Shop.noon, [(2, of: lamp)])
    past = [.userAdded(try Samples.user(1)), .productAdded(lamp), .orderPlaced(placed)]
  }

  @Test(
    "An order is paid, then fulfilled; each step counts as a version and moves nothing else", arguments: Engine.allCases
  )
  func life(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let paid = try placed.moved(to: .paid)
    let payment = try await shop.execute(PayOrder(placed.id))
    #expect(payment.outcome == paid)
    #expect(payment.changes == [.orderMoved(from: placed, to: paid)])

    let fulfilled = try paid.moved(to: .fulfilled)
    let delivery = try await shop.execute(FulfilOrder(placed.id))
    #expect(delivery.outcome == fulfilled)
    #expect(delivery.changes == [.orderMoved(from: paid, to: fulfilled)])
    #expect(fulfilled.version == 3)
  }

  @Test("Only what is placed is paid, and only what is paid is fulfilled", arguments: Engine.allCases)
  func order(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let unpaid = StoreError.wrongStatus(order: placed.id, is: .placed, needed: [.paid])
    await #expect(throws: unpaid) { try await shop.decide(FulfilOrder(placed.id)) }
    try await shop.execute(PayOrder(placed.id))
    let twice = StoreError.wrongStatus(order: placed.id, is: .paid, needed: [.placed])
    await #expect(throws: twice) { try await shop.decide(PayOrder(placed.id)) }
    try await shop.execute(CancelOrder(placed.id))
    let cancelled = StoreError.wrongStatus(order: placed.id, is: .cancelled, needed: [.paid])
    await #expect(throws: cancelled) { try await shop.decide(FulfilOrder(placed.id)) }
  }

  @Test("A step that names a version is taken from that version only", arguments: Engine.allCases)
  func versions(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    try await shop.execute(PayOrder(placed.id, version: 1))
    let changed = StoreError.changedMeanwhile(current: 2)
    await #expect(throws: changed) { try await shop.decide(PayOrder(placed.id, version: 1)) }
    await #expect(throws: changed) { try await shop.decide(FulfilOrder(placed.id, version: 1)) }
    await #expect(throws: changed) { try await shop.decide(CancelOrder(placed.id, version: 1)) }
    #expect(try await shop.decide(CancelOrder(placed.id, version: 2)).outcome.version == 3)
    #expect(try await shop.decide(FulfilOrder(placed.id, version: 2)).outcome.version == 3)
  }

  @Test("There is no step for an order that does not exist", arguments: Engine.allCases)
  func unknown(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let missing = StoreError.notFound(.order, key: "\(Samples.orderID(9))")
    await #expect(throws: missing) { try await shop.decide(PayOrder(Samples.orderID(9))) }
    await #expect(throws: missing) { try await shop.decide(FulfilOrder(Samples.orderID(9))) }
  }
}
