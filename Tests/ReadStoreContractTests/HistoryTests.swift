import Domain
import Queries
import StoreSamples
import Testing

@Suite("Random shops")
struct HistoryTests {
  @Test("SQLite lists what memory lists, page after page", arguments: 0..<8 as Range<UInt64>)
  func equal(seed: UInt64) async throws {
    var shop = RandomShop(seed: seed)
    let (memory, sqlite) = (try ReadEngine.memory.open(), try ReadEngine.sqlite.open())
    for _ in 0..<4 {
      let changes = try shop.changes(120)
      try await memory.show(changes)
      try await sqlite.show(changes)
      for _ in 0..<25 {
        let (products, users, orders) = (shop.productQuery(), shop.userQuery(), shop.orderQuery())
        #expect(try await sqlite.store.all(products) == memory.store.all(products), "seed \(seed): \(products)")
        #expect(try await sqlite.store.all(users) == memory.store.all(users), "seed \(seed): \(users)")
        #expect(try await sqlite.store.all(orders) == memory.store.all(orders), "seed \(seed): \(orders)")
      }
      #expect(try await sqlite.store.categories() == memory.store.categories())
      #expect(try await sqlite.store.stockTotals() == memory.store.stockTotals())
    }
  }

  @Test("So it does where rows are too many to gather")
  func many() async throws {
    let seed = UInt64.random(in: 0...999)
    var shop = RandomShop(seed: seed)
    let (memory, sqlite) = (try ReadEngine.memory.open(), try ReadEngine.sqlite.open())
    for _ in 0..<11 {
      let changes = try shop.many(1_000)
      try await memory.show(changes)
      try await sqlite.show(changes)
    }
    for _ in 0..<8 {
      var (products, users, orders) = (shop.productQuery(), shop.userQuery(), shop.orderQuery())
      for _ in 0..<2 {
        let (page, expected) = (try await sqlite.store.products(products), try await memory.store.products(products))
        #expect(page == expected, "seed \(seed): \(products)")
        products.cursor = page.next
        let (other, expectedUsers) = (try await sqlite.store.users(users), try await memory.store.users(users))
        #expect(other == expectedUsers, "seed \(seed): \(users)")
        users.cursor = other.next
      }
      orders.limit = 200
      let found = try await sqlite.store.all(orders)
      #expect(try await found == memory.store.all(orders), "seed \(seed): \(orders)")
    }
    #expect(try await sqlite.store.stockTotals() == memory.store.stockTotals())
  }
}
