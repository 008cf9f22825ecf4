import Commands
import Domain
import StoreSamples
import Testing

@Suite("Paying and fulfilling an order")
struct OrderStatusTests {
  let placed: Order
  let shop: Shop

  init() throws {
    let lamp = try Samples.product(1)
    placed = try Samples.order(1, at: Shop.noon.now, [(2, of: lamp)])
    shop = Shop(.userAdded(try Samples.user(1)), .productAdded(lamp), .orderPlaced(placed))
  }

  @Test("An order is paid, then fulfilled; each step counts as a version and moves nothing else")
  func life() throws {
    var shop = shop
    let paid = try placed.moved(to: .paid)
    let payment = try shop.execute(PayOrder(placed.id))
    #expect(payment.outcome == paid)
    #expect(payment.changes == [.orderMoved(from: placed, to: paid)])

    let fulfilled = try paid.moved(to: .fulfilled)
    let delivery = try shop.execute(FulfilOrder(placed.id))
    #expect(delivery.outcome == fulfilled)
    #expect(delivery.changes == [.orderMoved(from: paid, to: fulfilled)])
    #expect(fulfilled.version == 3)
  }

  @Test("Only what is placed is paid, and only what is paid is fulfilled")
  func order() throws {
    var shop = shop
    let unpaid = StoreError.wrongStatus(order: placed.id, is: .placed, needed: [.paid])
    #expect(throws: unpaid) { try shop.decide(FulfilOrder(placed.id)) }
    try shop.execute(PayOrder(placed.id))
    let twice = StoreError.wrongStatus(order: placed.id, is: .paid, needed: [.placed])
    #expect(throws: twice) { try shop.decide(PayOrder(placed.id)) }
    try shop.execute(CancelOrder(placed.id))
    let cancelled = StoreError.wrongStatus(order: placed.id, is: .cancelled, needed: [.paid])
    #expect(throws: cancelled) { try shop.decide(FulfilOrder(placed.id)) }
  }

  @Test("A step that names a version is taken from that version only")
  func versions() throws {
    var shop = shop
    try shop.execute(PayOrder(placed.id, version: 1))
    let changed = StoreError.changedMeanwhile(current: 2)
    #expect(throws: changed) { try shop.decide(PayOrder(placed.id, version: 1)) }
    #expect(throws: changed) { try shop.decide(FulfilOrder(placed.id, version: 1)) }
    #expect(throws: changed) { try shop.decide(CancelOrder(placed.id, version: 1)) }
    #expect(try shop.decide(CancelOrder(placed.id, version: 2)).outcome.version == 3)
    #expect(try shop.decide(FulfilOrder(placed.id, version: 2)).outcome.version == 3)
  }

  @Test("There is no step for an order that does not exist")
  func unknown() throws {
    let missing = StoreError.notFound(.order, key: "\(Samples.orderID(9))")
    #expect(throws: missing) { try shop.decide(PayOrder(Samples.orderID(9))) }
    #expect(throws: missing) { try shop.decide(FulfilOrder(Samples.orderID(9))) }
  }
}
