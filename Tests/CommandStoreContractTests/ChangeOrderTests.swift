import Commands
import Domain
import StoreSamples
import Testing

@Suite("Changing and deleting an order")
struct ChangeOrderTests {
  let lamp: Product
  let vase: Product
  let jug: Product

  init() throws {
    lamp = try Samples.product(1)
    vase = try Samples.product(2)
    jug = try Samples.product(3)
  }

  /// Five lamps and four jugs on the shelf, vases that nobody counted, and an order of two lamps and three vases.
  func shopWithOrder(on engine: Engine) async throws -> Shop {
    let shop = Shop(
      on: engine, .userAdded(try Samples.user(1)), .productAdded(lamp), .productAdded(vase), .productAdded(jug),
      Samples.shelf(lamp, 5), Samples.shelf(jug, 4))
    try await shop.execute(
      try PlaceOrder(id: Samples.orderID(1), buyer: Samples.userID(1), items: [item(2, lamp), item(3, vase)]))
    return shop
  }

  func item(_ units: Int, _ product: Product) throws -> PlaceOrder.Item { .init(try Quantity(units), of: product.id) }

  func change(_ items: [PlaceOrder.Item], version: Int64? = 1) throws -> ChangeOrderLines {
    try ChangeOrderLines(Samples.orderID(1), version: version, items: items)
  }

  func moved(_ delta: Int, _ reason: StockMovement.Reason, _ product: Product, leaving onHand: Int) -> Change {
    let movement = StockMovement(of: product.id, by: delta, because: reason, order: Samples.orderID(1))
    return .stockMoved(movement, to: Stock(product: product.id, onHand: onHand))
  }

  @Test(
    "Kept lines keep their price, new ones come at today's, and only the difference moves stock",
    arguments: Engine.allCases)
  func change(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    var dearer = EditProduct.Edits()
    dearer.price = try Money(minorUnits: 5_000)
    dearer.name = try Product.Name("Torch")
    try await shop.execute(try EditProduct(lamp.id, version: 1, dearer))
    let placed = try await shop.order(Samples.orderID(1))
    let decision = try await shop.decide(try change([item(1, jug), item(5, lamp)]))
    let changed = try placed.changed(to: [
      try OrderLine(try Quantity(5), of: lamp, fromStock: true),
      try OrderLine(try Quantity(1), of: jug, fromStock: true),
    ])
    #expect(decision.outcome == changed)
    #expect(
      decision.changes == [
        .orderMoved(from: placed, to: changed), moved(-3, .sale, lamp, leaving: 0), moved(-1, .sale, jug, leaving: 3),
      ])
  }

  @Test("What is asked for no more goes back to the shelf", arguments: Engine.allCases)
  func less(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    let decision = try await shop.decide(try change([item(1, lamp), item(3, vase)]))
    #expect(decision.changes.dropFirst() == [moved(1, .correction, lamp, leaving: 4)])
    #expect(try await shop.decide(try change([item(2, lamp), item(3, vase)])).changes == [])
  }

  @Test("The stock is checked for the difference only, and every shortage named", arguments: Engine.allCases)
  func shortage(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    #expect(try await shop.decide(try change([item(5, lamp)])).outcome.lines.count == 1)
    let short = StoreError.shortage([
      Shortage(product: lamp.id, asked: 4, available: 3), Shortage(product: jug.id, asked: 5, available: 4),
    ])
    await #expect(throws: short) { try await shop.decide(try change([item(6, lamp), item(5, jug)])) }
  }

  @Test("Units added once the shelf is counted come off it, beside those that did not", arguments: Engine.allCases)
  func trackedSince(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    try await shop.execute(try CountStock(10, of: vase.id))
    let more = try await shop.execute(try change([item(2, lamp), item(7, vase)]))
    #expect(more.outcome.lines.map(\.quantity.units) == [2, 3, 4])
    #expect(more.outcome.lines.map(\.fromStock) == [true, false, true])
    #expect(more.changes.dropFirst() == [moved(-4, .sale, vase, leaving: 6)])
    let less = try await shop.execute(try change([item(2, lamp), item(2, vase)], version: 2))
    #expect(less.outcome.lines.map(\.quantity.units) == [2, 2])
    #expect(try await shop.onHand(vase.id) == 10)
  }

  @Test("Only what is placed and was seen is changed, and only to what is on sale", arguments: Engine.allCases)
  func refusals(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    await #expect(throws: StoreError.changedMeanwhile(current: 1)) {
      try await shop.decide(try change([item(1, lamp)], version: 9))
    }
    try await shop.execute(ArchiveProduct(lamp.id))
    await #expect(throws: StoreError.notForSale(lamp.id)) { try await shop.decide(try change([item(3, lamp)])) }
    #expect(try await shop.decide(try change([item(1, lamp)])).outcome.total == lamp.price)
    try await shop.execute(PayOrder(Samples.orderID(1)))
    let paid = StoreError.wrongStatus(order: Samples.orderID(1), is: .paid, needed: [.placed])
    await #expect(throws: paid) { try await shop.decide(try change([item(1, lamp)], version: 2)) }
    #expect(throws: StoreError.outOfRange(field: "items", allowed: "1 to 200 lines")) { try change([]) }
  }

  @Test("A deleted order is gone, and what it held is back on the shelf once", arguments: Engine.allCases)
  func delete(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    let placed = try await shop.order(Samples.orderID(1))
    let decision = try await shop.decide(DeleteOrder(placed.id, version: 1))
    #expect(decision.changes == [.orderDeleted(placed), moved(2, .correction, lamp, leaving: 5)])
    let cancelled = try await shop.execute(CancelOrder(placed.id)).outcome
    #expect(try await shop.execute(DeleteOrder(placed.id)).changes == [.orderDeleted(cancelled)])
    await #expect(throws: StoreError.notFound(.order, key: "\(placed.id)")) {
      try await shop.decide(DeleteOrder(placed.id))
    }
  }
}
