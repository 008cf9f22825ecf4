import Domain
import Queries
import StoreSamples
import Testing

@Suite("Pages of lists")
struct CursorTests {
  @Test("A cursor is good for its own order only", arguments: ReadEngine.allCases)
  func bound(engine: ReadEngine) async throws {
    let side = try engine.open()
    try await side.show(try (1...3).map { .productAdded(try Samples.product($0)) })
    try await side.show(try (1...3).map { .userAdded(try Samples.user($0)) })
    let sorts = ProductListQuery.Sort.allCases.flatMap { sort in [false, true].map { (sort, $0) } }
    for (sort, descending) in sorts {
      var query = ProductListQuery()
      (query.sort, query.descending, query.limit) = (sort, descending, 1)
      let cursor = try #require(try await side.store.products(query).next)
      for (other, otherWay) in sorts {
        (query.sort, query.descending, query.cursor) = (other, otherWay, cursor)
        if other == sort && otherWay == descending {
          #expect(try await side.store.products(query).products.count == 1)
        } else {
          await #expect(throws: malformed) { try await side.store.products(query) }
        }
      }
      var users = UserListQuery()
      users.cursor = cursor
      await #expect(throws: malformed) { try await side.store.users(users) }
    }
  }

  private let malformed = StoreError.malformed(
    field: "cursor", expected: "the one that came with a page of the same order")

  @Test("A cursor of another kind of key is refused, and garbage is no cursor", arguments: ReadEngine.allCases)
  func forged(engine: ReadEngine) async throws {
    let side = try engine.open()
    try await side.show(.productAdded(try Samples.product(1)))
    let id = Samples.productID(1)
    for text in ["products-price.\(id).tYQ", "products-price.\(id)", "products-newest.\(id).n1"] {
      var query = ProductListQuery()
      query.sort = text.contains("price") ? .price : .newest
      query.cursor = ListCursor(text)
      #expect(query.cursor != nil)
      await #expect(throws: malformed) { try await side.store.products(query) }
    }
    for text in [
      "", ".", "..", "a.b", "products-name.\(id).x1", "products-name.\(id).t*", "products-price.\(id).n",
      "products-price.\(id).n1.2", "products-name.\(id).t_w", "\(id)",
    ] {
      #expect(ListCursor(text) == nil, "\(text)")
    }
  }

  @Test("A cursor is made of what addresses leave alone, and is read back", arguments: ["Éclair ÿ?>", "", "日本茶🍎"])
  func text(name: String) throws {
    let cursor = ProductListQuery().cursor(after: .text(name), Samples.productID(7))
    #expect(
      cursor.description.utf8.allSatisfy { Character(Unicode.Scalar($0)).isLetter || "0123456789.-_".utf8.contains($0) }
    )
    #expect(ListCursor(cursor.description) == cursor)
  }

  @Test(
    "Rows whose key changes between two pages are met at most twice, and the rest once", arguments: ReadEngine.allCases)
  func moved(engine: ReadEngine) async throws {
    let side = try engine.open()
    var products = try (1...20).map { try Things.product($0, "Lamp \(100 + $0)") }
    try await side.show(products.map { .productAdded($0) })
    var query = ProductListQuery()
    (query.sort, query.limit) = (.name, 3)
    var met: [String] = []
    for number in 0..<30 {
      let page = try await side.store.products(query)
      met += try names(page.products.map(\.json), "sku")
      guard let next = page.next else { break }
      query.cursor = next
      guard number < 5 else { continue }
      let renamed = try Things.product(number + 1, "Lamp \(900 + number)")
      try await side.show(.productEdited(from: products[number], to: renamed))
      products[number] = renamed
    }
    #expect(met.count <= 25)
    #expect(Set(met) == Set((1...20).map { "S\($0)" }))
  }

  @Test("A page holds 1 to 200 rows, whatever is asked", arguments: ReadEngine.allCases)
  func limits(engine: ReadEngine) async throws {
    let side = try engine.open()
    try await side.show(try (1...201).map { .productAdded(try Samples.product($0)) })
    for (limit, count) in [(0, 1), (-5, 1), (200, 200), (Int.max, 200)] {
      var query = ProductListQuery()
      query.limit = limit
      let page = try await side.store.products(query)
      #expect(page.products.count == count && page.next != nil)
    }
  }
}
