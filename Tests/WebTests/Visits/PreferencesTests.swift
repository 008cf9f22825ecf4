import HTTPServer
import Testing

@testable import Web

@Suite("Preferences")
struct PreferencesTests {
  private let application: Application

  init() throws {
    application = try Fixture.application()
  }

  private func choose(_ form: String, type: String = "application/x-www-form-urlencoded") async -> Response {
    await application.respond(
      to: Request(.post, "/preferences", fields: [.contentType: type], body: Array(form.utf8)))
  }

  @Test("A theme is remembered for a year, out of reach of scripts, and the visitor is back where they were")
  func theme() async {
    let response = await choose("return_to=%2Freports%2Ftop-buyers%3Fby%3Dorders&theme=dark")
    #expect(response.status == .seeOther)
    #expect(response.fields[.location] == "/reports/top-buyers?by=orders")
    #expect(response.fields[.setCookie] == "theme=dark; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
  }

  @Test(
    "Nobody is sent to another site",
    arguments: ["//evil.example", "%2F%5Cevil.example", "https%3A%2F%2Fevil.example", "%2F%0D%0AX%3A+y", ""])
  func openRedirect(address: String) async {
    let response = await choose("theme=light&return_to=\(address)")
    #expect(response.status == .seeOther)
    #expect(response.fields[.location] == "/")
    #expect(response.fields.all(.setCookie).count == 1)
  }

  @Test("A theme that does not exist is refused", arguments: ["theme=blue", "return_to=%2F", "", "theme=dark%3B+Path"])
  func unknownTheme(form: String) async {
    let response = await choose(form)
    #expect(response.status == .badRequest)
    #expect(response.fields[.setCookie] == nil)
  }

  @Test("A form is what browsers send as one")
  func otherTypes() async {
    #expect(await choose("theme=dark", type: "text/plain").status == .badRequest)
  }

  @Test(
    "The theme that was chosen is the page's",
    arguments: [("light", "light"), ("dark", "dark"), ("auto", nil), ("x", nil)])
  func shown(cookie: String, theme: String?) async throws {
    let page = try await application.page("/reports/top-buyers?period=all", [.cookie: "a=b; theme=\(cookie)"])
    #expect(page.first("html")?.attributes["data-theme"] == theme)
    #expect(page.first("meta", "color-scheme", of: "name")?.attributes["content"] == theme ?? "light dark")
    #expect(page.all("button", "true", of: "aria-pressed").map { $0.attributes["value"] } == [theme ?? "auto"])
    #expect(page.first("input", "return_to", of: "name")?.attributes["value"] == "/reports/top-buyers?period=all")
  }

  @Test("A language that was chosen in the address is remembered, one that was not is not")
  func language() async {
    let chosen = await application.respond(to: Request(.get, "/?lang=fr"))
    #expect(chosen.fields[.setCookie] == "lang=fr; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
    #expect(chosen.fields[.contentLanguage] == "fr")
    let unknown = await application.respond(to: Request(.get, "/?lang=xx"))
    #expect(unknown.fields[.setCookie] == nil)
  }
}
