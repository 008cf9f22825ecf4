import Commands
import Domain
import HTTPServer
import MemoryEngine
import Testing

@testable import Web

@Suite("The page after a form")
struct NoticeTests {
  private let shop = WebShop()

  @Test("The answer to a form carries what was done and from where reads show it, for a minute")
  func cookies() async throws {
    let form = try await shop.get("/products/new").form(["name": "Bol", "sku": "B", "price": "1"])
    let response = try await shop.response(.post, "/products/new", WebShop.encoded(form))
    #expect(
      response.fields.all(.setCookie) == [
        "notice=product.added; Path=/; Max-Age=60; HttpOnly; SameSite=Lax",
        "position=1; Path=/; Max-Age=60; HttpOnly; SameSite=Lax",
      ])
    #expect(response.fields[.cacheControl] == "no-store")
  }

  @Test("The next page says it in the visitor's language, once", arguments: ["en", "fr"])
  func once(language: String) async throws {
    let response = await (try Fixture.application()).respond(
      to: Request(.get, "/products", fields: [.cookie: "notice=product.deleted", .acceptLanguage: language]))
    let toast = try HTMLNode.parse(response.bytes).first("div", "toast")
    #expect(toast?.attributes["role"] == "status")
    #expect(toast?.text == (language == "fr" ? "L’article est supprimé." : "The product was deleted."))
    #expect(response.fields.all(.setCookie) == ["notice=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax"])
  }

  @Test("What no form says is not shown", arguments: ["notice=", "notice=<script>", "notice=product.exploded"])
  func strange(cookie: String) async throws {
    let page = try await Fixture.application().page("/products", [.cookie: cookie])
    #expect(page.first("div", "toast") == nil)
  }

  @Test("A page that does not show yet what its visitor wrote says so, whatever the position is made of")
  func behind() async throws {
    func banners(_ cookie: String) async throws -> [String] {
      try await Fixture.application().page("/products", [.cookie: cookie]).all("div", "banner").map(\.text)
    }
    #expect(try await banners("position=0").isEmpty)
    #expect(try await banners("position=x").isEmpty)
    #expect(try await banners("position=9").first?.hasPrefix("What you have just written is safe") == true)
  }
}
