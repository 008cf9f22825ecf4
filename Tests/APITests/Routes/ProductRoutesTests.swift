import HTTPServer
import JSON
import Testing

@Suite("/products")
struct ProductRoutesTests {
  @Test("a product is created with all that it may have, and read again as it was answered")
  func create() async throws {
    let shop = try TestShop()
    let body = """
      {"sku":" TEA-OOLONG ","name":"Oolong \\u00e9lite","price":14.5,"category":"Tea","barcode":"4006381333931",
       "reorder_point":5,"target_level":20,"on_hand":12}
      """
    let created = await shop.post("/api/v1/products", body)
    let json = """
      {"id":"019b8d7d-f5a8-7000-8000-000000000001","sku":"TEA-OOLONG","name":"Oolong élite","price":"14.50",\
      "category":"Tea","barcode":"4006381333931","reorder_point":5,"target_level":20,"status":"active","version":1,\
      "on_hand":12}
      """
    #expect(created.status == .created)
    #expect(created.text == json)
    #expect(
      created.fields == [
        .contentType: "application/json", .location: "/api/v1/products/019b8d7d-f5a8-7000-8000-000000000001",
        .etag: created.fields[.etag] ?? "", "X-Write-Position": "1",
      ])

    let read = await shop.get("/products/019b8d7d-f5a8-7000-8000-000000000001")
    #expect(read.status == .ok)
    #expect(read.text == json)
  }

  @Test("what is left out or null is null, and the stock untracked")
  func least() async throws {
    let shop = try TestShop()
    let created = await shop.post("/products", #"{"sku":"A","name":"B","price":"0","category":null,"on_hand":null}"#)
    #expect(
      created.text == """
        {"id":"019b8d7d-f5a8-7000-8000-000000000001","sku":"A","name":"B","price":"0.00","category":null,\
        "barcode":null,"reorder_point":null,"target_level":null,"status":"active","version":1,"on_hand":null}
        """)
  }

  @Test("a SKU is given once, whatever its case")
  func duplicate() async throws {
    let shop = try TestShop()
    _ = try await shop.product("TEA")
    let refused = await shop.post("/products", #"{"sku":"tea","name":"Other","price":"1.00"}"#)
    #expect(refused.status == .conflict)
    #expect(
      refused.text == """
        {"type":"/problems/already-exists","title":"It exists already","status":409,\
        "detail":"Another product has the sku \\"TEA\\". Use that product or choose another sku.",\
        "field":"sku","value":"TEA"}
        """)
  }

  @Test(
    "an address without a product is 404",
    arguments: ["/products/019b8d7d-f5a8-7000-8000-00000000ffff", "/products/seven", "/api/v1/products/%00"])
  func missing(_ address: String) async throws {
    let answer = await (try TestShop()).get(address)
    #expect(answer.status == .notFound)
    #expect(answer.problem == "not-found")
  }

  @Test(
    "prices are exact: as text or as numbers that need no rounding",
    arguments: [
      ("EUR", "\"14.5\"", "14.50"), ("EUR", "14.5", "14.50"), ("EUR", "1450e-2", "14.50"), ("EUR", "0.10", "0.10"),
      ("EUR", "\"10000000000.00\"", "10000000000.00"), ("EUR", "14.500", "14.50"), ("EUR", "-0", "0.00"),
      ("JPY", "1200", "1200"), ("JPY", "\"1200\"", "1200"), ("JPY", "1200.0", "1200"), ("BHD", "1.234", "1.234"),
    ])
  func prices(_ currency: String, _ written: String, _ shown: String) async throws {
    let shop = try TestShop(currency: currency)
    let created = await shop.post("/products", #"{"sku":"A","name":"B","price":\#(written)}"#)
    #expect(created["price"]?.string == shown, "\(created.text)")
  }

  @Test(
    "other prices are refused with the reason",
    arguments: [
      ("EUR", "14.505", "malformed-value"), ("EUR", "\"14.505\"", "malformed-value"),
      ("EUR", "\"\"", "malformed-value"),
      ("EUR", "\"14,50\"", "malformed-value"), ("EUR", "\"€14\"", "malformed-value"),
      ("EUR", "\"-1\"", "malformed-value"),
      ("EUR", "-0.01", "out-of-range"), ("EUR", "10000000000.01", "out-of-range"),
      ("EUR", "99999999999999999999999999", "out-of-range"), ("EUR", "\"1e3\"", "malformed-value"),
      ("EUR", "1e400", "malformed-value"), ("EUR", "1e-400", "malformed-value"), ("EUR", "true", "malformed-value"),
      ("EUR", "[1]", "malformed-value"), ("JPY", "1.5", "malformed-value"), ("EUR", "NaN", "malformed-json"),
      ("EUR", "Infinity", "malformed-json"), ("EUR", "014", "malformed-json"), ("EUR", "+1", "malformed-json"),
    ])
  func refusedPrices(_ currency: String, _ written: String, _ problem: String) async throws {
    let shop = try TestShop(currency: currency)
    let refused = await shop.post("/products", #"{"sku":"A","name":"B","price":\#(written)}"#)
    #expect(refused.problem == problem, "\(refused.text)")
    #expect(problem == "malformed-json" || refused["field"] == "price")
  }
}
