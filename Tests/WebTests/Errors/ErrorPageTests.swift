import Domain
import HTTPServer
import MemoryEngine
import Queries
import Testing

@testable import Web

@Suite("Error pages")
struct ErrorPageTests {
  private struct Unforeseen: Error {}

  private func application(_ store: MemoryReadStore = MemoryReadStore()) throws -> Application {
    Fixture.application(try Fixture.web(store)) { routes in
      routes.on(.get, "/broken") { _ in throw Unforeseen() }
    }
  }

  @Test(
    "What goes wrong is a page in the visitor's language, with a way on",
    arguments: [
      ("GET", "/nowhere", 404, "There is no page here", "Il n’y a pas de page ici"),
      ("GET", "/reports/none", 404, "There is no page here", "Il n’y a pas de page ici"),
      ("POST", "/", 405, "This page cannot be used like that", "Cette page ne s’utilise pas ainsi"),
      ("BREW", "/", 501, "This page cannot be used like that", "Cette page ne s’utilise pas ainsi"),
      ("GET", "/broken", 500, "Something went wrong in the store", "Quelque chose s’est mal passé dans le magasin"),
      ("POST", "/preferences", 400, "This request cannot be understood", "Cette demande ne se comprend pas"),
    ])
  func pages(method: String, target: String, status: Int, english: String, french: String) async throws {
    for (language, title) in [(Language.english, english), (.french, french)] {
      let request = Request(Method(rawValue: method), target, fields: [.acceptLanguage: language.rawValue])
      let response = await (try application()).respond(to: request)
      #expect(response.status.rawValue == status)
      let page = try HTMLNode.parse(response.bytes)
      #expect(page.first("html")?.attributes["lang"] == language.rawValue)
      #expect(page.first("h1")?.text == title)
      #expect(page.first("section", "empty")?.all("a").last?.attributes["href"] == "/")
    }
  }

  @Test("A method that does not fit says which do")
  func allow() async throws {
    let response = await (try application()).respond(to: Request(.post, "/"))
    #expect(response.fields[.allow] == "GET, HEAD, OPTIONS")
  }

  @Test("A read model that cannot answer is a page to try again", arguments: ["/", "/reports/top-buyers?by=orders"])
  func unavailable(target: String) async throws {
    var store = MemoryReadStore()
    store.refusal = .unavailable(.failed("disk I/O error at /secret/path"))
    let response = await (try application(store)).respond(to: Request(.get, target))
    #expect(response.status == .serviceUnavailable)
    #expect(response.fields[.retryAfter] == "5")
    let page = try HTMLNode.parse(response.bytes)
    #expect(page.first("h1")?.text == "The figures cannot be read right now")
    #expect(page.first("section", "empty")?.all("a").map { $0.attributes["href"] } == [target, "/"])
    #expect(!page.text.contains("secret"))
  }

  @Test("While reads are being built, the page says how far they are")
  func building() async throws {
    var store = MemoryReadStore()
    store.refusal = .unavailable(.buildingReads(percent: 42))
    let response = await (try application(store)).respond(to: Request(.get, "/?lang=fr"))
    #expect(response.status == .serviceUnavailable && response.fields[.retryAfter] == "5")
    let page = try HTMLNode.parse(response.bytes)
    #expect(page.first("h1")?.text == "Les chiffres sont en cours de reconstruction")
    #expect(page.first("hgroup")?.first("p")?.text.hasPrefix("42\u{A0}% sont faits.") == true)
  }

  @Test("What a handler threw is not shown")
  func secrets() async throws {
    let response = await (try application()).respond(to: Request(.get, "/broken"))
    #expect(!String(decoding: response.bytes, as: UTF8.self).contains("Unforeseen"))
  }

  @Test("A request with a name says it, for those who ask for help")
  func requestNames() async throws {
    var request = Request(.get, "/nowhere")
    request.id = "01934f6c-2f7a"
    let page = try HTMLNode.parse(await (try application()).respond(to: request).bytes)
    #expect(page.first("p", "hint")?.text == "404, request 01934f6c-2f7a, quote it when asking for help")
  }

  @Test("An address that leads elsewhere is in no link of its error page")
  func openRedirect() async throws {
    let page = try await application().page("//evil.example/x?lang=fr")
    #expect(page.first("input", "return_to", of: "name")?.attributes["value"] == "/")
    #expect(page.all.allSatisfy { $0.attributes["href"]?.contains("evil") != true })
  }
}
