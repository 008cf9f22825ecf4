import Commands
import Domain
import SQLEngine
import SQLiteEngine
import StoreSamples
import Testing

@Suite("Orders that change")
struct ChangedOrderTests {
  @Test("Lines are those of the last change, and a deleted order leaves none")
  func lines() async throws {
    let side = try WriteSide()
    try await side.open(products: 3, onHand: 50)
    let order = Samples.orderID(1)
    func items(_ units: Int...) throws -> [PlaceOrder.Item] {
      try units.enumerated().map { .init(try Quantity($1), of: Samples.productID($0 + 1)) }
    }
    let commands = side.commands
    _ = try await commands.execute(
      PlaceOrder(id: order, buyer: Samples.userID(1), items: items(1, 2, 3)), by: nil, once: nil)
    _ = try await commands.execute(ChangeOrderLines(order, version: 1, items: items(4, 5)), by: nil, once: nil)
    #expect(try side.integers("SELECT quantity FROM order_lines ORDER BY ordinal") == [4, 5])
    #expect(try side.integers("SELECT on_hand FROM stocks ORDER BY product_id") == [46, 45, 50])
    _ = try await commands.execute(DeleteOrder(order, version: 2), by: nil, once: nil)
    #expect(try side.integers("SELECT count(*) FROM order_lines UNION ALL SELECT count(*) FROM orders") == [0, 0])
    #expect(try side.integers("SELECT on_hand FROM stocks ORDER BY product_id") == [50, 50, 50])
  }
}
