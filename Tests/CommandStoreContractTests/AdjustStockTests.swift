import Commands
import Domain
import StoreSamples
import Testing

@Suite("Adjusting and counting stock")
struct AdjustStockTests {
  let lamp: Product
  let past: [Change]

  init() throws {
    lamp = try Samples.product(1)
    past = [.productAdded(lamp), Samples.shelf(lamp, 5)]
  }

  func moved(_ delta: Int, _ reason: StockMovement.Reason, to onHand: Int, note: String? = nil) -> [Change] {
    let movement = StockMovement(of: lamp.id, by: delta, because: reason, note: note)
    return [.stockMoved(movement, to: Stock(product: lamp.id, onHand: onHand))]
  }

  @Test("By so many units, for a reason", arguments: Engine.allCases)
  func by(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let damage = try AdjustStock(lamp.id, .by(-2), because: .damage, note: " fell down ")
    #expect(try await shop.decide(damage).changes == moved(-2, .damage, to: 3, note: "fell down"))
    let back = try AdjustStock(lamp.id, .by(4), because: .return)
    #expect(try await shop.decide(back).outcome == Stock(product: lamp.id, onHand: 9))
  }

  @Test("To so many units; to what is there already changes nothing", arguments: Engine.allCases)
  func to(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    #expect(try await shop.decide(try AdjustStock(lamp.id, .to(12))).changes == moved(7, .adjustment, to: 12))
    #expect(try await shop.decide(try AdjustStock(lamp.id, .to(0), because: .correction)).outcome.onHand == 0)
    let same = try await shop.decide(try AdjustStock(lamp.id, .to(5)))
    #expect(same.changes == [])
    #expect(same.outcome == Stock(product: lamp.id, onHand: 5))
  }

  @Test("Never below zero, nor above what a shelf holds", arguments: Engine.allCases)
  func limits(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let shortage = StoreError.shortage([Shortage(product: lamp.id, asked: 6, available: 5)])
    await #expect(throws: shortage) { try await shop.decide(try AdjustStock(lamp.id, .by(-6))) }
    let full = StoreError.outOfRange(field: "by", allowed: "at most 999999995 more units")
    await #expect(throws: full) { try await shop.decide(try AdjustStock(lamp.id, .by(999_999_996))) }
    #expect(throws: StoreError.self) { try AdjustStock(lamp.id, .by(0)) }
    #expect(throws: StoreError.self) { try AdjustStock(lamp.id, .by(.min)) }
    #expect(throws: StoreError.outOfRange(field: "to", allowed: "0 to 1000000000")) {
      try AdjustStock(lamp.id, .to(-1))
    }
  }

  @Test("What was never counted cannot be adjusted; a count starts the tracking", arguments: Engine.allCases)
  func untracked(engine: Engine) async throws {
    let shop = Shop(on: engine, .productAdded(lamp))
    await #expect(throws: StoreError.notTracked(lamp.id)) { try await shop.decide(try AdjustStock(lamp.id, .by(1))) }
    await #expect(throws: StoreError.notTracked(lamp.id)) { try await shop.decide(try AdjustStock(lamp.id, .to(1))) }
    #expect(try await shop.execute(try CountStock(8, of: lamp.id)).changes == moved(8, .count, to: 8))
    #expect(try await shop.decide(try AdjustStock(lamp.id, .by(1))).outcome.onHand == 9)
  }

  @Test("A count sets what is on hand, and is kept even where it finds what was expected", arguments: Engine.allCases)
  func count(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    #expect(
      try await shop.decide(try CountStock(3, of: lamp.id, note: "shelf 4")).changes
        == moved(-2, .count, to: 3, note: "shelf 4"))
    #expect(try await shop.decide(try CountStock(5, of: lamp.id)).changes == moved(0, .count, to: 5))
    #expect(throws: StoreError.outOfRange(field: "counted", allowed: "0 to 1000000000")) {
      try CountStock(-1, of: lamp.id)
    }
  }

  @Test("Needs a product that exists", arguments: Engine.allCases)
  func unknown(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let missing = StoreError.notFound(.product, key: "\(Samples.productID(9))")
    await #expect(throws: missing) { try await shop.decide(try CountStock(1, of: Samples.productID(9))) }
    await #expect(throws: missing) { try await shop.decide(try AdjustStock(Samples.productID(9), .by(1))) }
  }
}
