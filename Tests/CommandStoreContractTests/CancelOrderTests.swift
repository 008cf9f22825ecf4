import Commands
import Domain
import StoreSamples
import Testing

@Suite("Cancelling an order")
struct CancelOrderTests {
  let mia: User
  let lamp: Product
  let vase: Product
  let cancellation = CancelOrder(Samples.orderID(1))

  init() throws {
    mia = try Samples.user(1)
    lamp = try Samples.product(1)
    vase = try Samples.product(2)
  }

  /// A shop with five lamps, vases that nobody counted, and an order of two lamps and three vases.
  func shopWithOrder(on engine: Engine) async throws -> Shop {
    let shop = Shop(
      on: engine, .userAdded(mia), .productAdded(lamp), .productAdded(vase), Samples.shelf(lamp, 5))
    let items = [PlaceOrder.Item(try Quantity(2), of: lamp.id), PlaceOrder.Item(try Quantity(3), of: vase.id)]
    try await shop.execute(PlaceOrder(id: Samples.orderID(1), buyer: mia.id, items: items))
    return shop
  }

  func back(_ units: Int, of product: Product, leaving onHand: Int) -> Change {
    let movement = StockMovement(of: product.id, by: units, because: .cancellation, order: Samples.orderID(1))
    return .stockMoved(movement, to: Stock(product: product.id, onHand: onHand))
  }

  @Test("Puts back exactly what came off tracked shelves, once", arguments: Engine.allCases)
  func putsBack(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    let placed = try await shop.order(Samples.orderID(1))
    let decision = try await shop.execute(cancellation)
    let cancelled = try placed.moved(to: .cancelled)
    #expect(decision.outcome == cancelled)
    #expect(decision.changes == [.orderMoved(from: placed, to: cancelled), back(2, of: lamp, leaving: 5)])
    await #expect(
      throws: StoreError.wrongStatus(order: placed.id, is: .cancelled, needed: [.placed, .paid])
    ) { try await shop.decide(cancellation) }
  }

  @Test("A shelf first counted after the sale gets nothing back", arguments: Engine.allCases)
  func countedAfterwards(engine: Engine) async throws {
    let shop = try await shopWithOrder(on: engine)
    try await shop.execute(ReceiveStock(try Quantity(10), of: vase.id))
    try await shop.execute(cancellation)
    #expect(try await shop.onHand(vase.id) == 10)
  }

  @Test("Two lines of one product come back as one movement", arguments: Engine.allCases)
  func twoLinesOfOneProduct(engine: Engine) async throws {
    let price = try Money(minorUnits: 100)
    let lines = [
      try OrderLine(try Quantity(2), of: lamp, fromStock: true),
      try OrderLine(try Quantity(3), of: lamp, at: price, fromStock: true),
    ]
    let placed = try Order(id: Samples.orderID(1), buyer: mia.id, lines: lines, placedAt: Shop.noon)
    let shop = Shop(on: engine, .userAdded(mia), .productAdded(lamp), Samples.shelf(lamp, 1), .orderPlaced(placed))
    let decision = try await shop.decide(cancellation)
    #expect(decision.changes.dropFirst() == [back(5, of: lamp, leaving: 6)])
  }

  @Test("Imported history puts nothing back", arguments: Engine.allCases)
  func imported(engine: Engine) async throws {
    let line = try OrderLine(try Quantity(2), of: lamp, fromStock: false)
    let taken = try Order(
      imported: Samples.orderID(1), reference: try OrderReference("536365"), buyer: mia.id, lines: [line],
      status: .paid,
      placedAt: Shop.noon)
    let shop = Shop(on: engine, .userAdded(mia), .productAdded(lamp), Samples.shelf(lamp, 1), .orderImported(taken))
    #expect(
      try await shop.decide(cancellation).changes == [.orderMoved(from: taken, to: try taken.moved(to: .cancelled))])
  }

  @Test("What was fulfilled cannot be cancelled, nor what does not exist", arguments: Engine.allCases)
  func refusals(engine: Engine) async throws {
    let line = try OrderLine(try Quantity(2), of: lamp, fromStock: false)
    let taken = try Order(
      imported: Samples.orderID(1), reference: try OrderReference("536365"), buyer: mia.id, lines: [line],
      status: .fulfilled, placedAt: Shop.noon)
    await #expect(throws: StoreError.wrongStatus(order: taken.id, is: .fulfilled, needed: [.placed, .paid])) {
      try await Shop(on: engine, .orderImported(taken)).decide(cancellation)
    }
    await #expect(throws: StoreError.notFound(.order, key: "\(taken.id)")) {
      try await Shop(on: engine).decide(cancellation)
    }
  }
}
