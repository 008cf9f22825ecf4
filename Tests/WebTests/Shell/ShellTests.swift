import Domain
import HTTPServer
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("Shell")
struct ShellTests {
  private func pages(isOpen: Bool = true) async throws -> [HTMLNode] {
    let store = try Fixture.store(Shop.busy().changes)
    let application = Fixture.application(try Fixture.web(store, isOpen: isOpen))
    var pages: [HTMLNode] = []
    for target in ["/", "/reports/top-buyers", "/reports/best-sellers?period=7-days&lang=fr", "/nowhere"] {
      pages.append(try await application.page(target))
    }
    return pages
  }

  @Test("No link is dead: each leads to a page or file that there is, or to the API")
  func links() async throws {
    let application = try Fixture.application(Fixture.store(Shop.busy().changes))
    let addresses = Set(
      try await pages().flatMap(\.all).compactMap { $0.attributes["href"] ?? $0.attributes["action"] }
        .map { String($0.prefix { $0 != "#" }) }
    ).filter { $0.hasPrefix("/") && !$0.hasPrefix("/api/v1/") && $0 != "/preferences" }
    #expect(addresses.count > 12)
    for address in addresses {
      #expect(await application.respond(to: Request(.get, address)).status == .ok, "\(address)")
    }
  }

  @Test("An identifier names one thing, and every reference leads to it")
  func identifiers() async throws {
    for page in try await pages() {
      let identifiers = page.all.compactMap { $0.attributes["id"] }
      #expect(Set(identifiers).count == identifiers.count)
      for reference in ["popovertarget", "aria-describedby"] {
        #expect(page.all.compactMap { $0.attributes[reference] }.allSatisfy(identifiers.contains))
      }
      #expect(page.first("a", "hide skip")?.attributes["href"] == "#main")
      #expect(identifiers.contains("main"))
    }
  }

  @Test("Every control and region has a name, and drawings without words are hidden")
  func names() async throws {
    for page in try await pages() {
      for node in page.all where ["button", "a", "nav"].contains(node.name) {
        #expect(!(node.attributes["aria-label"] ?? node.text).isEmpty, "\(node)")
      }
      for drawing in page.all("svg", "i") { #expect(drawing.attributes["aria-hidden"] == "true") }
      for table in page.all("div", "table") {
        #expect(table.attributes["tabindex"] == "0" && table.attributes["aria-label"]?.isEmpty == false)
      }
    }
  }

  @Test("Each page has one heading of the first level, and no level is skipped")
  func headings() async throws {
    for page in try await pages() {
      let levels = page.first("main")?.all.compactMap { ["h1": 1, "h2": 2, "h3": 3][$0.name] } ?? []
      #expect(levels.first == 1 && levels.count(where: { $0 == 1 }) == 1)
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 })
    }
  }

  @Test("Open mode is said on every page, and only then")
  func openMode() async throws {
    #expect(try await pages(isOpen: true).allSatisfy { $0.first("div", "banner wait") != nil })
    #expect(try await pages(isOpen: false).allSatisfy { $0.first("div", "banner wait") == nil })
  }

  @Test("A page weighs little")
  func weight() async throws {
    var shop = Shop()
    try shop.add(product: 1, "Bol", price: 100)
    for user in 1...40 {
      try shop.add(user: user, String(repeating: "Très long nom ", count: 7))
      try shop.order(user, of: 1, by: user, at: Fixture.now)
      try shop.order(user, of: 1, by: user, at: Timestamp("2026-10-10T10:00:00Z"))
    }
    let application = try Fixture.application(Fixture.store(shop.changes))
    let response = await application.respond(to: Request(.get, "/reports/top-buyers"))
    #expect(response.bytes.count < 60_000)
    #expect(Assets.all.reduce(0) { $0 + $1.response.bytes.count } < 30_000)
  }
}
