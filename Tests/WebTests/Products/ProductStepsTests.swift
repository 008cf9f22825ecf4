import Commands
import Domain
import HTTPServer
import MemoryEngine
import Testing

@testable import Web

@Suite("Steps of a product")
struct ProductStepsTests {
  private let shop = WebShop()

  @Test("A product is archived from its page, and restored there")
  func archives() async throws {
    let id = try await shop.product(1, "Bol")
    let page = try await shop.get("/products/\(id)")
    #expect(page.tree.first("button", "step", of: "name")?.attributes["value"] == "archive")
    let archived = try await shop.post("/products/\(id)", page.form + [("step", "archive")])
    #expect(archived.status == .seeOther && archived.location == "/products/\(id)")
    #expect(shop.engine.rows.products[id]?.status == .archived)
    let after = try await shop.get("/products/\(id)")
    #expect(after.tree.first("h1")?.first("span")?.text == "Archived")
    #expect(after.tree.first("button", "step", of: "name")?.attributes["value"] == "restore")
    _ = try await shop.post("/products/\(id)", after.form + [("step", "restore")])
    #expect(shop.engine.rows.products[id]?.status == .active)
  }

  @Test("A product is deleted once that is confirmed")
  func deletes() async throws {
    let id = try await shop.product(1, "Bol")
    let question = try await shop.get("/products/\(id)/delete")
    #expect(question.tree.first("h1")?.text == "Delete Bol?")
    #expect(shop.engine.rows.products[id] != nil)
    let done = try await shop.post("/products/\(id)/delete", question.form)
    #expect(done.status == .seeOther && done.location == "/products")
    #expect(shop.engine.rows.products[id] == nil)
  }

  @Test("What was sold cannot be deleted: the page offers to archive it instead")
  func sold() async throws {
    let id = try await shop.product(1, "Bol")
    try await shop.order(1, by: try await shop.user(1), 1, of: id)
    let refused = try await shop.post("/products/\(id)/delete", try await shop.get("/products/\(id)/delete").form)
    #expect(refused.status == .conflict)
    #expect(refused.banners.first?.contains("Archive it instead") == true)
    let button = try #require(refused.tree.first("button", "primary"))
    #expect(button.text == "Archive" && button.attributes["formaction"] == "/products/\(id)")
    let name = try #require(button.attributes["name"])
    let archived = try await shop.post(
      "/products/\(id)", refused.form + [(name, try #require(button.attributes["value"]))])
    #expect(archived.status == .seeOther)
    #expect(shop.engine.rows.products[id]?.status == .archived)
  }

  @Test("A product that changed since the question was asked is asked about again")
  func changedMeanwhile() async throws {
    let id = try await shop.product(1, "Bol")
    let question = try await shop.get("/products/\(id)/delete").form
    _ = try await shop.engine.execute(ArchiveProduct(id), by: nil, once: nil)
    let again = try await shop.post("/products/\(id)/delete", question)
    #expect(again.status == .conflict && again.field("version") == "2")
    #expect(try await shop.post("/products/\(id)/delete", again.form).status == .seeOther)
  }

  @Test("A step that no page asks for is refused")
  func unknownStep() async throws {
    let id = try await shop.product(1, "Bol")
    #expect(try await shop.post("/products/\(id)", [("step", "explode")]).status == .badRequest)
  }
}
