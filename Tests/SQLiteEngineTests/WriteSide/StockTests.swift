import Randomness
import Commands
import Domain
import Records
import SQLEngine
import SQLiteEngine
import StoreSamples
import Testing

@Suite("Stock is never oversold")
struct StockTests {
  private let side: WriteSide

  init() throws { side = try WriteSide() }

  @Test("Sixteen buyers of one product with just enough: sold is what was there, and the next one is refused")
  func oneProduct() async throws {
    try await side.open(products: 1, onHand: 16 * 10)
    let sold = await sold(buyers: 16, orders: 12) { _, _ in [(1, 1)] }
    #expect(sold == [1: 160])
    #expect(try side.integers("SELECT on_hand FROM stocks") == [0])
    try expectLedger()
  }

  @Test("Sixteen buyers of twenty products: sold is what left, product by product", arguments: [1, 2, 3] as [UInt64])
  func twentyProducts(seed: UInt64) async throws {
    let onHand = 40
    try await side.open(products: 20, onHand: onHand)
    let sold = await sold(buyers: 16, orders: 40) { buyer, order in
      var random = SeededRandom(seed: seed &* 1_000_003 &+ UInt64(buyer * 1_000 + order))
      return (0..<3).map { _ in (Int.random(in: 1...20, using: &random), Int.random(in: 1...4, using: &random)) }
    }
    let left = try side.integers("SELECT on_hand FROM stocks ORDER BY product_id")
    #expect(left == (1...20).map { Int64(onHand - sold[$0, default: 0]) })
    #expect(left.allSatisfy { $0 >= 0 })
    #expect(sold.values.reduce(0, +) > 20 * onHand / 2, "hardly anybody bought anything")
    try expectLedger()
  }

  @Test("Two lanes on one file sell what is there once")
  func twoLanes() async throws {
    try await side.open(products: 2, onHand: 60)
    let other = try side.store.startCommands(telling: LogListener { _ in })
    let sold = await sold(buyers: 4, orders: 40, on: [side.commands, other]) { _, order in [(1 + order % 2, 1)] }
    #expect(sold == [1: 60, 2: 60])
    #expect(try side.integers("SELECT on_hand FROM stocks") == [0, 0])
    try expectLedger()
    await other.stop()
  }

  /// Units sold of each product, as the orders that succeeded say.
  private func sold(
    buyers: Int, orders: Int, on lanes: [SQLiteCommandStore]? = nil,
    _ items: @escaping @Sendable (Int, Int) -> [(product: Int, quantity: Int)]
  ) async -> [Int: Int] {
    await withTaskGroup(of: [Int: Int].self) { group in
      for buyer in 1...buyers {
        group.addTask { [side] in
          var sold: [Int: Int] = [:]
          let lanes = lanes ?? [side.commands]
          for number in 1...orders {
            let items = items(buyer, number)
            do {
              _ = try await lanes[number / 2 % lanes.count].execute(
                PlaceOrder(
                  id: Samples.orderID(buyer * 1_000 + number), buyer: Samples.userID(1),
                  items: items.map { .init(try Quantity($0.quantity), of: Samples.productID($0.product)) }),
                by: nil, once: nil)
            } catch StoreError.shortage {
              continue
            } catch {
              Issue.record(error)
              continue
            }
            for item in items { sold[item.product, default: 0] += item.quantity }
          }
          return sold
        }
      }
      return await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }
  }

  /// On hand is the sum of the movements, each of which says what it left; and the log is whole.
  private func expectLedger() throws {
    let wrong = try side.integers(
      """
      SELECT count(*) FROM stocks s
      WHERE on_hand <> (SELECT sum(delta) FROM stock_movements m WHERE m.product_id = s.product_id)
        OR on_hand <> (SELECT balance FROM stock_movements m WHERE m.product_id = s.product_id
                       ORDER BY place DESC LIMIT 1)
      """)
    #expect(wrong == [0])
    let balances = try side.integers(
      """
      SELECT count(*) FROM (
        SELECT balance, sum(delta) OVER (PARTITION BY product_id ORDER BY place) AS running
        FROM stock_movements) WHERE balance <> running OR balance < 0
      """)
    #expect(balances == [0])
    #expect(try side.log.firstBreak() == nil)
  }
}
