import Domain
import Queries
import StoreSamples
import Testing

@Suite("Searching")
struct SearchTests {
  /// What is typed, and the numbers of what is found.
  struct Case: CustomTestStringConvertible {
    let typed: String
    let found: [Int]
    var testDescription: String { typed }

    init(_ typed: String, _ found: Int...) { (self.typed, self.found) = (typed, found) }
  }

  private static func shop() throws -> [Product] {
    [
      try Things.product(1, "Théière en fonte", sku: "ABC-12", category: "Cuisine & Thé"),
      try Things.product(2, "L’eau de rose", sku: "abc-13", barcode: "40 06381"),
      try Things.product(3, "Wok AND pan \"large\"", sku: "+++", barcode: "4006381333931"),
      try Things.product(4, "🍎 Apple-juice", sku: "N°5*", category: "OR"),
      try Things.product(5, "Straße œuvre", sku: "a_b/c", category: "Cuisine & Thé"),
      try Things.product(6, "日本 茶", sku: "ZZ", category: "near"),
    ]
  }

  @Test(
    "Every word typed begins a word of the product, whatever its case, accents and signs",
    arguments: ReadEngine.allCases,
    [
      Case("theiere", 1), Case("THÉ", 1, 5), Case("th fon", 1), Case("fonte thé cui", 1), Case("eiere"),
      Case("l'eau", 2), Case("l’eau", 2), Case("eau", 2), Case("L eau rose", 2), Case("t", 1, 5),
      Case("ABC-12", 1), Case("abc-1", 1, 2), Case("abc", 1, 2), Case("12 abc", 1), Case("abc12"),
      Case("4006381333931", 3), Case("400638", 3), Case("40 06381", 2), Case("+++", 3), Case("++", 3),
      Case("N°5*", 4), Case("n5"), Case("n 5", 4), Case("a_b/c", 5), Case("a_b/cd"),
      Case("AND", 3), Case("and OR", ), Case("OR", 4), Case("NEAR", 6), Case("NOT"), Case("wok AND pan", 3),
      Case("\"large\"", 3), Case("\"", ), Case("*"), Case("-", ), Case("- pan", 3), Case("pan*", 3), Case("^wok", 3),
      Case("wok -pan", 3), Case("terms:wok"), Case("(wok", 3), Case("wok) OR (pan", ), Case("{wok}", 3),
      Case("🍎", 4), Case("🍏"), Case("🍎 apple", 4), Case("apple-juice", 4), Case("juice apple", 4),
      Case("strasse", 5), Case("STRASSE OEUVRE", 5), Case("œuv", 5), Case("cuisine & thé", 1, 5), Case("日本", 6),
      Case("日", 6), Case("茶 日本", 6), Case("cuisine near"), Case("'; DROP TABLE product_list; --"),
      Case("a b c d e f g h i j k"), Case("\u{0}wok\u{1}pan\n", 3), Case("the\u{301}iere", 1), Case("\u{F000}sactive"),
      Case("s:active"), Case("%"), Case("_"), Case("\\"),
    ])
  func products(engine: ReadEngine, example: Case) async throws {
    let side = try engine.open()
    try await side.show(Self.shop().map { .productAdded($0) })
    var query = ProductListQuery()
    query.search = SearchText(example.typed)
    #expect(query.search != nil)
    query.descending = true
    let found = try await names(side.store.products(query).products.map(\.json), "id")
    #expect(found == example.found.map { "\(Samples.productID($0))" })
  }

  @Test("Nothing to look for is no search", arguments: ["", "  ", "\n\t", "\u{301}", "\u{200B}", "\u{E000}"])
  func nothing(typed: String) { #expect(SearchText(typed) == nil) }

  @Test("What is typed is cut, not refused")
  func long() throws {
    let search = try #require(SearchText(String(repeating: "lamp ", count: 10_000)))
    #expect(search.text.count == 100 && search.terms == ["lamp"])
    #expect(try #require(SearchText("a b c d e f g h i j")).terms.count == SearchText.longest)
    #expect(try #require(SearchText(String(repeating: "é", count: 500))).terms == [String(repeating: "e", count: 100)])
  }

  @Test(
    "Users are found by name and by address, whole or in part", arguments: ReadEngine.allCases,
    [
      Case("ann@example.com", 1), Case("ANN@EXAMPLE.COM", 1), Case("ann@exam", 1), Case("ann", 1, 2), Case("o'br", 2),
      Case("brien", 2), Case("example.com", 1, 3), Case("@example.com", 1, 3), Case("renee", 3), Case("Renée ann"),
      Case("x+y@z.org", 2), Case("<ann@example.com>", 1), Case("ann@example.org"),
    ])
  func users(engine: ReadEngine, example: Case) async throws {
    let side = try engine.open()
    try await side.show(
      .userAdded(try Things.user(1, "Ann Lee", "ann@example.com")),
      .userAdded(try Things.user(2, "Anna O’Brien", "x+y@z.org")),
      .userAdded(try Things.user(3, "Renée", "r.d@example.com")))
    var query = UserListQuery()
    query.search = SearchText(example.typed)
    #expect(query.search != nil)
    query.descending = true
    let found = try await names(side.store.users(query).users, "id")
    #expect(found == example.found.map { "\(Samples.userID($0))" })
  }

  @Test("Who was anonymised, renamed or deleted is not found by what was", arguments: ReadEngine.allCases)
  func changes(engine: ReadEngine) async throws {
    let side = try engine.open()
    func found(_ typed: String) async throws -> Int {
      var (products, users) = (ProductListQuery(), UserListQuery())
      products.search = SearchText(typed)
      users.search = SearchText(typed)
      return try await side.store.products(products).products.count + side.store.users(users).users.count
    }
    let ann = try Things.user(1, "Ann Lee", "ann@example.com")
    let wok = try Things.product(1, "Wok", category: "Pans")
    try await side.show(.userAdded(ann), .productAdded(wok))
    #expect(try await [found("ann@example.com"), found("lee"), found("wok"), found("pans")] == [1, 1, 1, 1])

    try await side.show(
      .userAnonymised(try Things.user(1, "Anonymous", "1@anonymised.invalid")),
      .productEdited(from: wok, to: try Things.product(1, "Pan", category: "Woks")))
    #expect(try await [found("ann@example.com"), found("lee"), found("anonymous")] == [0, 0, 1])
    #expect(try await [found("pan"), found("wok"), found("pans")] == [1, 1, 0])

    try await side.show(
      .userDeleted(try Things.user(1, "Anonymous", "1@anonymised.invalid")),
      .productDeleted(try Things.product(1, "Pan", category: "Woks")))
    #expect(try await [found("anonymous"), found("pan"), found("s1")] == [0, 0, 0])
  }
}
