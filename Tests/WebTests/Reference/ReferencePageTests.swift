import HTTPServer
import Queries
import Testing

@testable import Web

@Suite("The pages about the API")
struct ReferencePageTests {
  private func page(_ target: String, _ language: Language = .english) async throws -> HTMLNode {
    let request = Request(.get, target, fields: [.acceptLanguage: language.rawValue])
    let response = await (try Fixture.application()).respond(to: request)
    #expect(response.status == .ok)
    return try HTMLNode.parse(response.bytes)
  }

  @Test("Every operation stands under its tag, with its whole path")
  func operations() async throws {
    let page = try await page("/api")
    let sections = page.all("section", "flow").filter { ["orders", "system"].contains($0.attributes["id"]) }
    #expect(sections.map { $0.first("h2")?.text } == ["Orders", "System"])
    #expect(sections.first?.first("summary")?.text == "PATCH /api/v1/orders/{id}Edit an order")
    #expect(sections.last?.first("summary")?.text == "GET /healthUp?")
  }

  @Test("References are followed: parameters, answers, and members of what is named")
  func references() async throws {
    let page = try await page("/api")
    let operation = try #require(page.first("details", "editOrder", of: "id"))
    #expect(operation.rows.contains(["idpathrequired", "uuid", ""]))
    #expect(operation.rows.contains(["itemsrequired", "[Line]", ""]))
    #expect(operation.first("a", "#schema-Line", of: "href")?.text == "[Line]")
    #expect(operation.rows.contains(["200", "The order.", "text/csv"]))
    #expect(operation.rows.contains(["409", "Not as things are.", ""]))
    let schema = try #require(page.first("details", "schema-Line", of: "id"))
    #expect(
      schema.rows == [["quantityrequired", "integer 1…9", "Units of sku."], ["note", "string ≤ 50 | null", ""]])
    #expect(schema.first("code")?.text == "sku")
  }

  @Test("The introduction keeps its paragraphs, code and weight")
  func introduction() async throws {
    let page = try await page("/api")
    let paragraphs = page.all("p").filter { !$0.all("code").isEmpty || !$0.all("strong").isEmpty }
    #expect(paragraphs.contains { $0.text == "Names are in snake_case." && $0.first("code")?.text == "snake_case" })
    #expect(paragraphs.contains { $0.text == "Errors say why." && $0.first("strong")?.text == "Errors" })
  }

  @Test("A problem's type is a page, in both languages around it", arguments: [Language.english, .french])
  func problem(language: Language) async throws {
    let page = try await page("/problems/stock-shortage", language)
    #expect(page.first("h1")?.text == "Not enough stock")
    #expect(page.text.contains("409 · stock-shortage"))
    #expect(page.first("code")?.text == "shortages")
    #expect(page.first("a", "/api", of: "href") != nil)
  }

  @Test("A problem that there is not has no page")
  func unknown() async throws {
    let response = await (try Fixture.application()).respond(to: Request(.get, "/problems/none"))
    #expect(response.status == .notFound)
  }
}
