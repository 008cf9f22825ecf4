import Commands
import Domain
import StoreSamples
import Testing

@Suite("Placing an order")
struct PlaceOrderTests {
  let mia: User
  let lamp: Product
  let vase: Product

  init() throws {
    mia = try Samples.user(1)
    lamp = try Samples.product(1, price: 1_999)
    vase = try Samples.product(2, price: 500)
  }

  func shop(on engine: Engine, lamps: Int?, vases: Int?) -> Shop {
    var changes: [Change] = [.userAdded(mia), .productAdded(lamp), .productAdded(vase)]
    if let lamps { changes.append(Samples.shelf(lamp, lamps)) }
    if let vases { changes.append(Samples.shelf(vase, vases)) }
    return Shop(on: engine, changes)
  }

  func order(_ items: (product: Product, units: Int)...) throws -> PlaceOrder {
    try PlaceOrder(
      id: Samples.orderID(1), buyer: mia.id,
      items: items.map { PlaceOrder.Item(try Quantity($0.units), of: $0.product.id) })
  }

  func line(_ units: Int, of product: Product, fromStock: Bool) throws -> OrderLine {
    try OrderLine(try Quantity(units), of: product, fromStock: fromStock)
  }

  func sale(_ units: Int, of product: Product, leaving left: Int) -> Change {
    let movement = StockMovement(of: product.id, by: -units, because: .sale, order: Samples.orderID(1))
    return .stockMoved(movement, to: Stock(product: product.id, onHand: left))
  }

  @Test("Sells at today's prices and takes the goods off the shelf", arguments: Engine.allCases)
  func sells(engine: Engine) async throws {
    let decision = try await shop(on: engine, lamps: 5, vases: 1).decide(order((lamp, 2), (vase, 1)))
    let lines = [try line(2, of: lamp, fromStock: true), try line(1, of: vase, fromStock: true)]
    let placed = try Order(
      id: Samples.orderID(1), buyer: mia.id, placedBy: Shop.actor, lines: lines, placedAt: Shop.noon)
    #expect(placed.total == (try Money(minorUnits: 4_498)))
    #expect(decision.outcome == placed)
    #expect(decision.changes == [.orderPlaced(placed), sale(2, of: lamp, leaving: 3), sale(1, of: vase, leaving: 0)])
  }

  @Test("Lines of the same product are one line, and are checked once, for the sum", arguments: Engine.allCases)
  func merges(engine: Engine) async throws {
    let decision = try await shop(on: engine, lamps: 6, vases: nil).decide(order((lamp, 2), (vase, 1), (lamp, 4)))
    #expect(
      decision.outcome.lines == [try line(6, of: lamp, fromStock: true), try line(1, of: vase, fromStock: false)])
    await #expect(throws: StoreError.shortage([Shortage(product: lamp.id, asked: 6, available: 5)])) {
      try await shop(on: engine, lamps: 5, vases: nil).decide(order((lamp, 3), (lamp, 3)))
    }
  }

  @Test("Every short line is named at once, with what is there", arguments: Engine.allCases)
  func shortages(engine: Engine) async throws {
    let short = [
      Shortage(product: vase.id, asked: 3, available: 0), Shortage(product: lamp.id, asked: 2, available: 1),
    ]
    await #expect(throws: StoreError.shortage(short)) {
      try await shop(on: engine, lamps: 1, vases: 0).decide(order((vase, 3), (lamp, 2)))
    }
  }

  @Test("An untracked product is sold without limit, and no stock moves", arguments: Engine.allCases)
  func untracked(engine: Engine) async throws {
    let decision = try await shop(on: engine, lamps: nil, vases: nil).decide(order((lamp, 999_999)))
    #expect(decision.outcome.lines == [try line(999_999, of: lamp, fromStock: false)])
    #expect(decision.changes == [.orderPlaced(decision.outcome)])
  }

  @Test("An archived product is not for sale, though the shelf holds it", arguments: Engine.allCases)
  func archived(engine: Engine) async throws {
    let old = try Samples.product(3, sku: "OLD", status: .archived)
    let shop = Shop(on: engine, .userAdded(mia), .productAdded(old), Samples.shelf(old, 9))
    await #expect(throws: StoreError.notForSale(old.id)) { try await shop.decide(order((old, 1))) }
  }

  @Test("The buyer and every product must exist", arguments: Engine.allCases)
  func unknown(engine: Engine) async throws {
    await #expect(throws: StoreError.notFound(.user, key: "\(mia.id)")) {
      try await Shop(on: engine).decide(order((lamp, 1)))
    }
    let missing = try Samples.product(9)
    await #expect(throws: StoreError.notFound(.product, key: "\(missing.id)")) {
      try await shop(on: engine, lamps: 5, vases: 5).decide(order((lamp, 1), (missing, 1)))
    }
  }

  @Test("Has 1 to 200 lines once those of the same product are one")
  func lineLimit() throws {
    let items = { (range: ClosedRange<UInt64>) in
      try range.map { PlaceOrder.Item(try Quantity(1), of: Product.ID(high: 2, low: $0)) }
    }
    let place = { (items: [PlaceOrder.Item]) in try PlaceOrder(id: Samples.orderID(1), buyer: mia.id, items: items) }
    let refusal = StoreError.outOfRange(field: "items", allowed: "1 to 200 lines")
    #expect(throws: refusal) { try place([]) }
    #expect(throws: refusal) { try place(try items(1...201)) }
    #expect(try place(try items(1...200)).items.count == 200)
    #expect(
      try place(try items(1...200) + items(1...200)).items
        == items(1...200).map { item in
          PlaceOrder.Item(try Quantity(2), of: item.product)
        })
  }

  @Test("Quantities of the same product that add up past the limit are refused")
  func quantityLimit() throws {
    #expect(throws: StoreError.outOfRange(field: "quantity", allowed: "1 to 999999")) {
      try order((lamp, 999_999), (lamp, 1))
    }
  }

  @Test("A line or a total past what an amount may be is refused", arguments: Engine.allCases)
  func amounts(engine: Engine) async throws {
    let house = try Samples.product(4, price: 600_000_000_000)
    let flat = try Samples.product(5, price: 400_000_000_001)
    let shop = Shop(on: engine, .userAdded(mia), .productAdded(house), .productAdded(flat))
    await #expect(throws: StoreError.amountTooLarge) { try await shop.decide(order((house, 2))) }
    await #expect(throws: StoreError.amountTooLarge) { try await shop.decide(order((house, 1), (flat, 1))) }
  }
}
