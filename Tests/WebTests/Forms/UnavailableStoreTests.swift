import Commands
import Domain
import HTTPServer
import MemoryEngine
import Testing

@testable import Web

@Suite("Forms of a store that cannot write")
struct UnavailableStoreTests {
  private struct FullStore: CommandStore {
    func execute<C: Command>(
      _ command: C, by actor: User.ID?, once: Idempotency?
    ) async throws(StoreError) -> Receipt<C.Outcome> {
      throw .unavailable(.full)
    }
  }

  @Test("The form comes back with all that was typed and its key, so that it can be sent again as it is")
  func full() async throws {
    let body = WebShop.encoded([("key", "k-1"), ("name", "Bol"), ("sku", "B-1"), ("price", "18,50")])
    let request = Request(
      .post, "/products/new", fields: [.contentType: "application/x-www-form-urlencoded"], body: Array(body.utf8))
    let application = Fixture.application(try Fixture.web(MemoryReadStore(), FullStore()))
    let response = await application.respond(to: request)
    let page = try HTMLNode.parse(response.bytes)
    #expect(response.status == .serviceUnavailable)
    #expect(page.first("div", "banner bad")?.text == "The disk of the store is full. Nothing was saved.")
    for (name, value) in [("key", "k-1"), ("name", "Bol"), ("sku", "B-1"), ("price", "18,50")] {
      #expect(page.first("input", name, of: "name")?.attributes["value"] == value)
    }
  }
}
