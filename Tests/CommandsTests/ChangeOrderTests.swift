import Commands
import Domain
import MemoryEngine
import StoreSamples
import Testing

@Suite("Changing and deleting an order")
struct ChangeOrderTests {
  let lamp: Product
  let vase: Product
  let jug: Product
  var shop: Shop

  /// Five lamps and four jugs on the shelf, vases that nobody counted, and an order of two lamps and three vases.
  init() throws {
    lamp = try Samples.product(1)
    vase = try Samples.product(2)
    jug = try Samples.product(3)
    shop = Shop(
      .userAdded(try Samples.user(1)), .productAdded(lamp), .productAdded(vase), .productAdded(jug),
      Samples.shelf(lamp, 5), Samples.shelf(jug, 4))
    try shop.execute(
      try PlaceOrder(id: Samples.orderID(1), buyer: Samples.userID(1), items: [item(2, lamp), item(3, vase)]))
  }

  func item(_ units: Int, _ product: Product) throws -> PlaceOrder.Item { .init(try Quantity(units), of: product.id) }

  func change(_ items: [PlaceOrder.Item], version: Int64? = 1) throws -> ChangeOrderLines {
    try ChangeOrderLines(Samples.orderID(1), version: version, items: items)
  }

  func moved(_ delta: Int, _ reason: StockMovement.Reason, _ product: Product, leaving onHand: Int) -> Change {
    let movement = StockMovement(of: product.id, by: delta, because: reason, order: Samples.orderID(1))
    return .stockMoved(movement, to: Stock(product: product.id, onHand: onHand))
  }

  @Test("Kept lines keep their price, new ones come at today's, and only the difference moves stock")
  func change() throws {
    var shop = shop
    var dearer = EditProduct.Edits()
    dearer.price = try Money(minorUnits: 5_000)
    dearer.name = try Product.Name("Torch")
    try shop.execute(try EditProduct(lamp.id, version: 1, dearer))
    let placed = try #require(shop.rows.orders[Samples.orderID(1)])
    let decision = try shop.decide(try change([item(1, jug), item(5, lamp)]))
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

  @Test("What is asked for no more goes back to the shelf")
  func less() throws {
    let decision = try shop.decide(try change([item(1, lamp), item(3, vase)]))
    #expect(decision.changes.dropFirst() == [moved(1, .correction, lamp, leaving: 4)])
    #expect(try shop.decide(try change([item(2, lamp), item(3, vase)])).changes == [])
  }

  @Test("The stock is checked for the difference only, and every shortage named")
  func shortage() throws {
    #expect(try shop.decide(try change([item(5, lamp)])).outcome.lines.count == 1)
    let short = StoreError.shortage([
      Shortage(product: lamp.id, asked: 4, available: 3), Shortage(product: jug.id, asked: 5, available: 4),
    ])
    #expect(throws: short) { try shop.decide(try change([item(6, lamp), item(5, jug)])) }
  }

  @Test("Units added once the shelf is counted come off it, beside those that did not")
  func trackedSince() throws {
    var shop = shop
    try shop.execute(try CountStock(10, of: vase.id))
    let more = try shop.execute(try change([item(2, lamp), item(7, vase)]))
    #expect(more.outcome.lines.map(\.quantity.units) == [2, 3, 4])
    #expect(more.outcome.lines.map(\.fromStock) == [true, false, true])
    #expect(more.changes.dropFirst() == [moved(-4, .sale, vase, leaving: 6)])
    let less = try shop.execute(try change([item(2, lamp), item(2, vase)], version: 2))
    #expect(less.outcome.lines.map(\.quantity.units) == [2, 2])
    #expect(shop.rows.stocks[vase.id]?.onHand == 10)
  }

  @Test("Only what is placed and was seen is changed, and only to what is on sale")
  func refusals() throws {
    var shop = shop
    #expect(throws: StoreError.changedMeanwhile(current: 1)) {
      try shop.decide(try change([item(1, lamp)], version: 9))
    }
    try shop.execute(ArchiveProduct(lamp.id))
    #expect(throws: StoreError.notForSale(lamp.id)) { try shop.decide(try change([item(3, lamp)])) }
    #expect(try shop.decide(try change([item(1, lamp)])).outcome.total == lamp.price)
    try shop.execute(PayOrder(Samples.orderID(1)))
    let paid = StoreError.wrongStatus(order: Samples.orderID(1), is: .paid, needed: [.placed])
    #expect(throws: paid) { try shop.decide(try change([item(1, lamp)], version: 2)) }
    #expect(throws: StoreError.outOfRange(field: "items", allowed: "1 to 200 lines")) { try change([]) }
  }

  @Test("A deleted order is gone, and what it held is back on the shelf once")
  func delete() throws {
    var shop = shop
    let placed = try #require(shop.rows.orders[Samples.orderID(1)])
    let decision = try shop.decide(DeleteOrder(placed.id, version: 1))
    #expect(decision.changes == [.orderDeleted(placed), moved(2, .correction, lamp, leaving: 5)])
    let cancelled = try shop.execute(CancelOrder(placed.id)).outcome
    #expect(try shop.execute(DeleteOrder(placed.id)).changes == [.orderDeleted(cancelled)])
    #expect(throws: StoreError.notFound(.order, key: "\(placed.id)")) { try shop.decide(DeleteOrder(placed.id)) }
  }
}
