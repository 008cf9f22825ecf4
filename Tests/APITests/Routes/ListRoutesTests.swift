import HTTPServer
import JSON
import Testing

@Suite("Lists of products, users and stocks")
struct ListRoutesTests {
  private func shop() async throws -> TestShop {
    let shop = try TestShop()
    for product in [
      #"{"sku":"TEA-1","name":"Thé vert","price":"8.00","category":"Tea","on_hand":3,"reorder_point":5,"target_level":9}"#,
      #"{"sku":"POT-1","name":"Théière","price":"64.50","category":"Pots","on_hand":0}"#,
      #"{"sku":"MUG-1","name":"Mug","price":"5.25"}"#,
    ] { #expect(await shop.post("/products", product).status == .created) }
    return shop
  }

  private func values(_ member: String, _ list: String, at target: String, in shop: TestShop) async -> [String]? {
    await shop.get(target)[list]?.array?.compactMap { $0[member]?.string }
  }

  @Test("a product is shown in a list as it is shown alone")
  func documents() async throws {
    let shop = try await shop()
    let page = await shop.get("/api/v1/products?limit=1")
    let product = try #require(page["products"]?[0])
    #expect(await shop.get("/products/\(product["id"]?.string ?? "")").text == "\(product)")
    #expect(page["next_cursor"]?.string != nil)
    let user = try await shop.user()
    #expect(
      await shop.get("/api/v1/users").text
        == #"{"users":[\#(await shop.get("/users/\(user)").text)],"next_cursor":null}"#)
  }

  @Test(
    "products are searched, filtered and sorted",
    arguments: [
      ("", ["MUG-1", "POT-1", "TEA-1"]), ("?order=asc", ["TEA-1", "POT-1", "MUG-1"]),
      ("?order=desc", ["MUG-1", "POT-1", "TEA-1"]), ("?sort=name", ["MUG-1", "TEA-1", "POT-1"]),
      ("?sort=name&order=desc", ["POT-1", "TEA-1", "MUG-1"]), ("?sort=price&order=asc", ["MUG-1", "TEA-1", "POT-1"]),
      ("?sort=on_hand", ["POT-1", "TEA-1", "MUG-1"]), ("?sort=sku", ["MUG-1", "POT-1", "TEA-1"]),
      ("?q=th%C3%A9&sort=sku", ["POT-1", "TEA-1"]), ("?q=THE+vert", ["TEA-1"]), ("?q=pot-1", ["POT-1"]),
      ("?q=%22*", []), ("?category=Tea", ["TEA-1"]), ("?status=archived", []), ("?level=low", ["TEA-1"]),
      ("?level=out", ["POT-1"]), ("?level=untracked&status=active", ["MUG-1"]), ("?q=", ["MUG-1", "POT-1", "TEA-1"]),
    ])
  func products(query: String, skus: [String]) async throws {
    let shop = try await shop()
    #expect(await values("sku", "products", at: "/products\(query)", in: shop) == skus)
    let rows = await values("sku", "stocks", at: "/stocks\(query)", in: shop)
    #expect(rows == skus, "the overview of stocks takes the same")
  }

  @Test("pages follow their cursor, which no other order takes")
  func pages() async throws {
    let shop = try await shop()
    var (met, next) = ([String](), Optional("/products?sort=name&limit=1"))
    while let address = next, met.count < 9 {
      let page = await shop.get(address)
      met += page["products"]?.array?.compactMap { $0["sku"]?.string } ?? []
      next = page["next_cursor"]?.string.map { "/products?sort=name&limit=1&cursor=\($0)" }
    }
    #expect(met == ["MUG-1", "TEA-1", "POT-1"])
    let cursor = try #require(await shop.get("/products?sort=name&limit=1")["next_cursor"]?.string)
    for target in ["/products?cursor=", "/products?sort=name&order=desc&cursor=", "/users?sort=name&cursor="] {
      let answer = await shop.get(target + cursor)
      #expect(answer.problem == "malformed-value")
      #expect(answer["field"] == "cursor")
    }
    #expect(await shop.get("/products?cursor=1")["field"] == "cursor")
  }

  @Test(
    "what a list does not know is refused by name",
    arguments: [
      ("/products?categry=Tea", "categry", "unknown-field"), ("/products?sort=age", "sort", "out-of-range"),
      ("/products?order=up", "order", "out-of-range"), ("/products?level=high", "level", "out-of-range"),
      ("/products?limit=201", "limit", "out-of-range"), ("/products?role=admin", "role", "unknown-field"),
      ("/users?role=king", "role", "out-of-range"), ("/users?rol=admin", "rol", "unknown-field"),
      ("/users?sort=price", "sort", "out-of-range"), ("/stocks?levle=low", "levle", "unknown-field"),
      ("/categories?q=tea", "q", "unknown-field"),
    ])
  func refused(target: String, field: String, problem: String) async throws {
    let answer = await (try TestShop()).get(target)
    #expect(answer.problem == problem)
    #expect(answer["field"]?.string == field)
  }

  @Test("users are searched, filtered and sorted")
  func users() async throws {
    let shop = try TestShop()
    for user in [
      #"{"name":"Zoé","email":"zoe@example.com"}"#, #"{"name":"Émile","email":"e.m@example.org","role":"admin"}"#,
    ] { #expect(await shop.post("/users", user).status == .created) }
    for (query, names) in [
      ("", ["Émile", "Zoé"]), ("?sort=name&order=desc", ["Zoé", "Émile"]), ("?sort=email", ["Émile", "Zoé"]),
      ("?role=customer", ["Zoé"]), ("?q=EMILE", ["Émile"]), ("?q=zoe@example.com", ["Zoé"]), ("?q=zoe&role=admin", []),
    ] {
      #expect(await values("name", "users", at: "/users\(query)", in: shop) == names)
    }
  }

  @Test("the overview of stocks says what is there, what it is worth, and what needs attention")
  func stocks() async throws {
    let shop = try await shop()
    let page = await shop.get("/api/v1/stocks?sort=sku&limit=2")
    #expect(page["totals"] == ["tracked": 2, "units": 3, "value": "24.00", "out": 1, "low": 1, "untracked": 1])
    let rows = try #require(page["stocks"]?.array)
    #expect(rows[0]["on_hand"] == .null && rows[0]["value"] == .null && rows[0]["unit_price"] == "5.25")
    #expect(rows[1]["value"] == "0.00")
    let tea = try #require(await shop.get("/stocks?q=tea")["stocks"]?[0])
    let id = tea["product_id"]?.string ?? ""
    #expect(
      "\(tea)" == """
        {"product_id":"\(id)","sku":"TEA-1","name":"Thé vert","on_hand":3,"reorder_point":5,"target_level":9,\
        "unit_price":"8.00","value":"24.00"}
        """)
  }

  @Test("categories are those in use")
  func categories() async throws {
    let shop = try await shop()
    #expect(await shop.get("/categories").text == #"{"categories":["Pots","Tea"],"next_cursor":null}"#)
  }

  @Test(
    "a list that is still the same is not sent again",
    arguments: ["/products", "/users", "/orders", "/stocks", "/categories"])
  func unchanged(target: String) async throws {
    let shop = try await shop()
    let tag = try #require(await shop.get(target).fields[.etag])
    #expect(await shop.get(target, [.ifNoneMatch: tag]).status == .notModified)
  }
}
