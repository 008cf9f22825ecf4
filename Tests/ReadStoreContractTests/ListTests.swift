import Domain
import Queries
import StoreSamples
import Testing

@Suite("Lists of products and users")
struct ListTests {
  private func products(_ engine: ReadEngine) async throws -> any ReadStoreUnderTest {
    let side = try engine.open()
    try await side.show(
      .productAdded(try Things.product(1, "zebra", price: 300, category: "Toys", reorderPoint: 5)),
      .productAdded(try Things.product(2, "Éclair", price: 200, category: "food", reorderPoint: 5)),
      .productAdded(try Things.product(3, "apple", price: 200, category: "Food", reorderPoint: 0)),
      .productAdded(try Things.product(4, "Echo", price: 100, .archived)),
      .productAdded(try Things.product(5, "écho", price: 400, category: "Élan", reorderPoint: 3)),
      Things.stock(1, 5), Things.stock(2, 6), Things.stock(3, 0), Things.stock(4, 0))
    return side
  }

  private func list(_ side: any ReadStoreUnderTest, _ ask: (inout ProductListQuery) -> Void) async throws -> [String] {
    var query = ProductListQuery()
    query.limit = 2
    ask(&query)
    return try await names(side.store.all(query).map(\.json))
  }

  @Test("Products come in every order, and the other way round", arguments: ReadEngine.allCases)
  func sorted(engine: ReadEngine) async throws {
    let side = try await products(engine)
    let orders: [ProductListQuery.Sort: [String]] = [
      .newest: ["écho", "Echo", "apple", "Éclair", "zebra"], .name: ["apple", "Echo", "écho", "Éclair", "zebra"],
      .sku: ["zebra", "Éclair", "apple", "Echo", "écho"], .price: ["Echo", "Éclair", "apple", "zebra", "écho"],
    ]
    for (sort, expected) in orders {
      #expect(try await list(side) { $0.sort = sort } == expected)
      #expect(try await list(side) { ($0.sort, $0.descending) = (sort, true) } == expected.reversed())
    }
    #expect(try await list(side) { $0.sort = .onHand } == ["apple", "Echo", "zebra", "Éclair", "écho"])
    let falling = try await list(side) { ($0.sort, $0.descending) = (.onHand, true) }
    #expect(falling == ["Éclair", "zebra", "Echo", "apple", "écho"], "untracked last either way")
  }

  @Test("Filters narrow a list, alone and together", arguments: ReadEngine.allCases)
  func filtered(engine: ReadEngine) async throws {
    let side = try await products(engine)
    #expect(try await list(side) { $0.category = "Food" } == ["apple"], "exactly this category")
    #expect(try await list(side) { $0.category = "Fo" } == [])
    #expect(try await list(side) { $0.status = .archived } == ["Echo"])
    #expect(try await list(side) { $0.status = .active } == ["écho", "apple", "Éclair", "zebra"])
    for sort in ProductListQuery.Sort.allCases {
      #expect(try await list(side) { ($0.level, $0.sort) = (.out, sort) } == ["apple"])
      #expect(try await Set(list(side) { ($0.level, $0.sort) = (.low, sort) }) == ["zebra", "apple"])
      #expect(try await list(side) { ($0.level, $0.sort) = (.untracked, sort) } == ["écho"])
      let narrow = try await list(side) { ($0.level, $0.sort, $0.category) = (.low, sort, "Toys") }
      #expect(narrow == ["zebra"])
      let found = try await list(side) { ($0.search, $0.sort, $0.status) = (SearchText("e"), sort, .active) }
      #expect(Set(found) == ["Éclair", "écho"])
      #expect(try await list(side) { ($0.search, $0.level, $0.sort) = (SearchText("ech"), .low, sort) } == [])
    }
  }

  @Test("The totals and the categories are of all products", arguments: ReadEngine.allCases)
  func totals(engine: ReadEngine) async throws {
    let empty = try engine.open()
    try await empty.show(.userAdded(try Samples.user(1)))
    #expect(
      try await empty.store.stockTotals() == StockTotals(tracked: 0, units: 0, value: 0, out: 0, low: 0, untracked: 0))
    #expect(try await empty.store.categories() == [])
    let side = try await products(engine)
    #expect(
      try await side.store.stockTotals()
        == StockTotals(tracked: 4, units: 11, value: 2_700, out: 1, low: 2, untracked: 1))
    #expect(try await side.store.categories() == ["Élan", "Food", "food", "Toys"])
  }

  @Test("What is on hand, its price and its reorder point change where they are", arguments: ReadEngine.allCases)
  func changes(engine: ReadEngine) async throws {
    let side = try await products(engine)
    try await side.show(
      Things.stock(3, 9), Things.stock(5, 2),
      .productEdited(
        from: try Things.product(2, "Éclair", price: 200, category: "food", reorderPoint: 5),
        to: try Things.product(2, "Éclair", price: 1_000, category: nil, reorderPoint: 6)),
      .productDeleted(try Things.product(4, "Echo", price: 100, .archived)))
    #expect(
      try await side.store.stockTotals()
        == StockTotals(tracked: 4, units: 22, value: 10_100, out: 0, low: 3, untracked: 0))
    #expect(try await side.store.categories() == ["Élan", "Food", "Toys"])
    #expect(try await list(side) { ($0.sort, $0.level) = (.name, .low) } == ["écho", "Éclair", "zebra"])
  }

  @Test("A shop worth more than a number holds has the largest worth", arguments: ReadEngine.allCases)
  func rich(engine: ReadEngine) async throws {
    let side = try engine.open()
    let (most, units) = (1_000_000_000_000 as Int64, 1_000_000_000)
    for number in 1...12 {
      try await side.show(.productAdded(try Things.product(number, price: most)), Things.stock(number, units))
    }
    #expect(try await side.store.stockTotals().value == .max)
    #expect(try await side.store.stockTotals().units == 12_000_000_000)
  }

  @Test("Users come in every order, of every role", arguments: ReadEngine.allCases)
  func users(engine: ReadEngine) async throws {
    let side = try engine.open()
    try await side.show(
      .userAdded(try Things.user(1, "Zoé", "a@x.org")), .userAdded(try Things.user(2, "émile", "c@x.org", .admin)),
      .userAdded(try Things.user(3, "Emilie", "b@x.org")))
    func list(_ ask: (inout UserListQuery) -> Void) async throws -> [String] {
      var query = UserListQuery()
      query.limit = 1
      ask(&query)
      return try await names(side.store.all(query))
    }
    #expect(try await list { _ in } == ["Emilie", "émile", "Zoé"])
    #expect(try await list { $0.sort = .name } == ["émile", "Emilie", "Zoé"])
    #expect(try await list { $0.sort = .email } == ["Zoé", "Emilie", "émile"])
    #expect(try await list { ($0.sort, $0.descending) = (.email, true) } == ["émile", "Emilie", "Zoé"])
    #expect(try await list { $0.role = .admin } == ["émile"])
    #expect(try await list { ($0.role, $0.search) = (.customer, SearchText("EMI")) } == ["Emilie"])
  }

  @Test("Labels are of those that have one", arguments: ReadEngine.allCases)
  func labels(engine: ReadEngine) async throws {
    let side = try await products(engine)
    let asked: [ReportMember] = [
      .product(Samples.productID(1)), .product(Samples.productID(1)), .product(Samples.productID(99)),
      .user(Samples.userID(1)),
    ]
    let label = Label(key: "S1", name: "zebra")
    #expect(try await side.store.labels(of: asked) == [.product(Samples.productID(1)): label])
    #expect(try await side.store.labels(of: []) == [:])
  }
}
