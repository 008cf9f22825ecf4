import Commands
import Domain
import HTTPServer
import MemoryEngine
import Testing

@testable import Web

@Suite("Forms of products")
struct ProductFormTests {
  private let shop = WebShop()

  private func add(_ typed: [String: String]) async throws -> WebShop.Page {
    let page = try await shop.get("/products/new")
    return try await shop.post("/products/new", page.form(typed))
  }

  private static let bowl = [
    "name": " Bol en grès ", "sku": "BOL-14", "price": "18,50", "category": "Table", "on_hand": "42",
    "reorder_point": "6",
  ]

  @Test("A product is added as it was typed, and the browser sent on to it")
  func adds() async throws {
    let page = try await add(Self.bowl)
    #expect(page.status == .seeOther)
    let product = try #require(shop.engine.rows.products.values.first)
    #expect(page.location == "/products/\(product.id)")
    #expect(product.name.text == "Bol en grès" && product.sku.text == "BOL-14" && product.price.minorUnits == 1_850)
    #expect(product.details.category == "Table" && product.details.reorderPoint == 6)
    #expect(product.details.barcode == nil && product.details.targetLevel == nil)
    #expect(shop.engine.rows.stocks[product.id]?.onHand == 42)
  }

  @Test("A form that is sent twice adds one product, and both are sent on to it")
  func doubleClick() async throws {
    let form = try await shop.get("/products/new").form(Self.bowl)
    let first = try await shop.post("/products/new", form)
    let second = try await shop.post("/products/new", form)
    #expect(first.status == .seeOther && second.status == .seeOther && first.location == second.location)
    #expect(shop.engine.log.count == 1)
  }

  @Test("Going back and sending other values with the old form says so, keeps them, and can be sent again")
  func goneBack() async throws {
    let old = try await shop.get("/products/new").form(Self.bowl)
    _ = try await shop.post("/products/new", old)
    let again = old.map { ($0.name, $0.name == "sku" ? "BOL-15" : $0.value) }
    let refused = try await shop.post("/products/new", again)
    #expect(refused.status == .unprocessableContent)
    #expect(refused.banners.first?.hasPrefix("This form was sent once already") == true)
    #expect(refused.field("sku") == "BOL-15")
    #expect(try await shop.post("/products/new", refused.form).status == .seeOther)
    #expect(shop.engine.rows.products.count == 2)
  }

  @Test("Every fault is told at once beside its field, nothing that was typed is lost, and typing begins at the first")
  func faults() async throws {
    let long = String(repeating: "é", count: 10_000)
    let page = try await add(["name": long, "sku": "", "price": "abc", "on_hand": "1.5", "target_level": "-1"])
    #expect(page.status == .unprocessableContent)
    #expect(
      page.faults == [
        "At most 150 characters fit here.", "Fill this in.", "An amount is expected, such as 18.50.",
        "A whole number is expected, such as 12.", "A number from 0 to 1,000,000,000 is expected.",
      ])
    #expect(page.field("name") == long && page.field("price") == "abc")
    #expect(page.focus == "name")
    #expect(page.tree.first("title")?.text.hasPrefix("To correct: New product") == true)
    let price = try #require(page.tree.first("input", "price", of: "name"))
    #expect(price.attributes["aria-invalid"] == "true")
    let described = price.attributes["aria-describedby"]?.split(separator: " ") ?? []
    #expect(described.count == 2)
    for id in described { #expect(page.tree.first("p", String(id), of: "id") != nil) }
    #expect(shop.engine.log.isEmpty)
  }

  @Test("The faults above the form lead to their fields")
  func summary() async throws {
    let page = try await add(["name": "Bol", "sku": "B", "price": "x"])
    let links = page.tree.first("div", "banner bad")?.all("a") ?? []
    #expect(links.map(\.text) == ["Price: An amount is expected, such as 18.50."])
    #expect(page.tree.first("input", "f-price", of: "id") != nil && links.first?.attributes["href"] == "#f-price")
  }

  @Test("A SKU that another product has is refused beside the field")
  func taken() async throws {
    _ = try await add(Self.bowl)
    let page = try await add(["name": "Autre", "sku": "bol-14", "price": "1"])
    #expect(page.status == .conflict)
    #expect(page.faults == ["Another product has the SKU BOL-14."])
    #expect(page.field("name") == "Autre")
  }

  @Test("A product is edited; what the form leaves empty is taken away")
  func edits() async throws {
    let id = try #require(Product.ID(try await add(Self.bowl).location.dropFirst("/products/".count).description))
    let form = try await shop.get("/products/\(id)/edit?lang=fr")
    #expect(form.field("price") == "18,50" && form.field("version") == "1" && form.field("on_hand") == nil)
    let page = try await shop.post("/products/\(id)/edit", form.form(["price": "20", "category": ""]))
    #expect(page.status == .seeOther && page.location == "/products/\(id)")
    let product = try #require(shop.engine.rows.products[id])
    #expect(product.price.minorUnits == 2_000 && product.details.category == nil && product.version == 2)
    #expect(product.details.reorderPoint == 6)
  }

  @Test("What somebody else changed meanwhile is shown, taken over where it was left alone, and what was typed stays")
  func stale() async throws {
    let id = try await shop.product(1, "Théière", price: 5_900)
    let mine = try await shop.get("/products/\(id)/edit").form(["name": "Théière 0,8 l", "category": "Table"])
    let theirs = try await shop.get("/products/\(id)/edit").form(["price": "64.00", "category": "Maison"])
    #expect(try await shop.post("/products/\(id)/edit", theirs).status == .seeOther)
    let page = try await shop.post("/products/\(id)/edit", mine)
    #expect(page.status == .conflict)
    #expect(
      page.tree.first("div", "banner wait")?.all("li").map(\.text) == [
        "Price: was 59.00, is now 64.00.", "Category: was empty, is now Maison. Yours is kept below.",
      ])
    #expect(
      page.field("name") == "Théière 0,8 l" && page.field("price") == "64.00" && page.field("category") == "Table")
    #expect(page.field("version") == "2")
    #expect(try await shop.post("/products/\(id)/edit", page.form).status == .seeOther)
    let product = try #require(shop.engine.rows.products[id])
    #expect(product.name.text == "Théière 0,8 l" && product.price.minorUnits == 6_400)
    #expect(product.details.category == "Table" && product.version == 3)
  }

  @Test("A form without a version edits nothing")
  func noVersion() async throws {
    let id = try await shop.product(1, "Bol")
    let form = try await shop.get("/products/\(id)/edit").form(["name": "Other"]).filter { $0.name != "version" }
    #expect(try await shop.post("/products/\(id)/edit", form).status == .badRequest)
    #expect(shop.engine.log.count == 1)
  }

  @Test("Products that are not there have no form", arguments: ["", "/edit", "/delete"])
  func nowhere(path: String) async throws {
    for id in ["00000000-0000-0000-0000-000000000000", "none"] {
      #expect(try await shop.get("/products/\(id)\(path)").status == .notFound)
    }
  }

  @Test("What is sent as JSON is no form")
  func otherType() async throws {
    let response = await (try Fixture.application()).respond(
      to: .init(.post, "/products/new", fields: [.contentType: "application/json"], body: Array("{}".utf8)))
    #expect(response.status == .unsupportedMediaType)
  }
}
