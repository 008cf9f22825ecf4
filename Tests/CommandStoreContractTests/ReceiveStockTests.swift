import Commands
import Domain
import StoreSamples
import Testing

@Suite("Receiving stock")
struct ReceiveStockTests {
  let lamp: Product
  init() throws { lamp = try Samples.product(1) }

  func receipt(_ units: Int, note: String? = nil) throws -> ReceiveStock {
    try ReceiveStock(try Quantity(units), of: lamp.id, note: note)
  }

  @Test("Adds to what is there", arguments: Engine.allCases)
  func adds(engine: Engine) async throws {
    let shop = Shop(on: engine, .productAdded(lamp), Samples.shelf(lamp, 5))
    let decision = try await shop.decide(try receipt(7, note: " two boxes "))
    let movement = StockMovement(of: lamp.id, by: 7, because: .receipt, note: "two boxes")
    #expect(decision.outcome == Stock(product: lamp.id, onHand: 12))
    #expect(decision.changes == [.stockMoved(movement, to: Stock(product: lamp.id, onHand: 12))])
  }

  @Test("The first receipt starts the tracking", arguments: Engine.allCases)
  func startsTracking(engine: Engine) async throws {
    #expect(
      try await Shop(on: engine, .productAdded(lamp)).decide(try receipt(7)).outcome
        == Stock(product: lamp.id, onHand: 7))
  }

  @Test("Needs a product that exists", arguments: Engine.allCases)
  func unknownProduct(engine: Engine) async throws {
    await #expect(throws: StoreError.notFound(.product, key: "\(lamp.id)")) {
      try await Shop(on: engine).decide(try receipt(1))
    }
  }

  @Test("A shelf that is full takes no more", arguments: Engine.allCases)
  func full(engine: Engine) async throws {
    let shop = Shop(on: engine, .productAdded(lamp), Samples.shelf(lamp, 999_999_999))
    await #expect(throws: StoreError.outOfRange(field: "quantity", allowed: "at most 1 more units")) {
      try await shop.decide(try receipt(2))
    }
  }

  @Test("A note has 1 to 500 characters, and no control characters")
  func notes() throws {
    let long = String(repeating: "x", count: 501)
    #expect(throws: StoreError.outOfRange(field: "note", allowed: "1 to 500 characters")) { try receipt(1, note: long) }
    #expect(throws: StoreError.malformed(field: "note", expected: "text without control characters")) {
      try receipt(1, note: "a\u{0}b")
    }
  }
}
