import Randomness
import Domain
import StoreSamples
import Testing

@Suite("Stock")
struct StockTests {
  let lamp = Product.ID(high: 1, low: 1)

  func stock(_ onHand: Int?) -> Stock { Stock(product: lamp, onHand: onHand) }

  func movement(_ delta: Int, _ reason: StockMovement.Reason = .sale) -> StockMovement {
    StockMovement(of: lamp, by: delta, because: reason)
  }

  @Test("A sale takes what the shelf holds, to the last unit")
  func takesTheLastUnit() throws {
    #expect(try stock(3).after(movement(-3)) == stock(0))
  }

  @Test("Nothing takes more than is there; the refusal says what is", arguments: StockMovement.Reason.allCases)
  func shortage(reason: StockMovement.Reason) {
    #expect(throws: StoreError.shortage([Shortage(product: lamp, asked: 3, available: 2)])) {
      try stock(2).after(movement(-3, reason))
    }
  }

  @Test("Only a receipt or a count starts the tracking of a product", arguments: StockMovement.Reason.allCases)
  func tracking(reason: StockMovement.Reason) throws {
    let starts: Set<StockMovement.Reason> = [.receipt, .count]
    #expect(try stock(nil).after(movement(5, reason)) == stock(starts.contains(reason) ? 5 : nil))
  }

  @Test("A sale of an untracked product is not limited and leaves it untracked")
  func untracked() throws {
    #expect(try stock(nil).after(movement(-999_999)) == stock(nil))
  }

  @Test("A count of nothing starts the tracking: then nothing can be sold")
  func countOfNothing() throws {
    let empty = try stock(nil).after(movement(0, .count))
    #expect(empty == stock(0))
    #expect(throws: StoreError.shortage([Shortage(product: lamp, asked: 1, available: 0)])) {
      try empty.after(movement(-1))
    }
  }

  @Test("A shelf holds 10⁹ units and no more")
  func fullShelf() throws {
    #expect(try stock(999_999_999).after(movement(1, .receipt)) == stock(1_000_000_000))
    #expect(throws: StoreError.outOfRange(field: "quantity", allowed: "at most 1 more units")) {
      try stock(999_999_999).after(movement(2, .receipt))
    }
    #expect(throws: StoreError.outOfRange(field: "quantity", allowed: "at most 0 more units")) {
      try stock(1_000_000_000).after(movement(.max, .receipt))
    }
  }

  @Test("On hand is the sum of the movements that were let through, and never negative")
  func sumOfMovements() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededRandom(seed: seed)
    var shelf = stock(0)
    var sum = 0
    for _ in 0..<1_000 {
      let delta = Int.random(in: -50...40, using: &random)
      guard let after = try? shelf.after(movement(delta, .adjustment)) else {
        #expect(sum + delta < 0, "seed \(seed)")
        continue
      }
      shelf = after
      sum += delta
      #expect(shelf == stock(sum) && sum >= 0, "seed \(seed)")
    }
  }

  @Test("A note is cleaned like a name: 1 to 500 characters")
  func notes() throws {
    #expect(try StockMovement.note(" two boxes ") == "two boxes")
    #expect(throws: StoreError.outOfRange(field: "note", allowed: "1 to 500 characters")) {
      try StockMovement.note("  ")
    }
  }
}
