import Domain
import HTTPServer
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("The list of orders")
struct OrderListPageTests {
  private func page(_ query: String) async throws -> HTMLNode {
    try await Fixture.application(Fixture.store(Shop.busy().changes)).page("/orders\(query)")
  }

  private func references(_ page: HTMLNode) -> [String] {
    page.first("tbody")?.all("a", "code").map(\.text) ?? []
  }

  @Test("Newest first, with its buyer, and the way to each")
  func all() async throws {
    let page = try await page("")
    #expect(references(page) == ["R-6", "R-5", "R-4", "R-3", "R-2", "R-1"])
    #expect(
      page.first("tbody")?.rows.first == ["R-6Jonas Weber10:00", "Cancelled", "1", "€576.00", "10:00"])
    #expect(page.first("tbody")?.first("a")?.attributes["href"] == "/orders/\(Samples.orderID(6))")
  }

  @Test(
    "Scope, reference, buyer and days narrow the list",
    arguments: [
      ("?status=paid", ["R-4"]), ("?q=r-4", ["R-4"]), ("?q=X", []), ("?who=claire", ["R-5", "R-3", "R-1"]),
      ("?from=2026-11-20&to=2026-11-20", ["R-4"]), ("?from=2026-11-21", ["R-6", "R-5"]), ("?to=2026-01-01", ["R-1"]),
      ("?who=jonas&status=cancelled", ["R-6"]), ("?who=nobody", []),
    ] as [(String, [String])])
  func narrowed(query: String, expected: [String]) async throws {
    let page = try await page(query)
    #expect(references(page) == expected)
    #expect((page.first("section", "empty card") == nil) == !expected.isEmpty)
  }

  @Test("Each scope keeps the search, and each filter can be taken away")
  func addresses() async throws {
    let page = try await page("?status=paid&q=R&who=jonas&from=2026-11-01")
    let tabs = page.first("nav", "tabs")?.all("a") ?? []
    #expect(tabs.map(\.text) == ["All", "To be paid", "To prepare", "Fulfilled", "Cancelled"])
    #expect(tabs.filter { $0.attributes["aria-current"] == "page" }.map(\.text) == ["To prepare"])
    #expect(tabs.first?.attributes["href"] == "/orders?q=R&who=jonas&from=2026-11-01")
    let chips = page.all("span", "chip")
    #expect(chips.map(\.text) == ["Buyer: Jonas Weber", "Placed from: 1 Nov 2026"])
    #expect(
      chips.map { $0.first("a")?.attributes["href"] } == [
        "/orders?status=paid&q=R&from=2026-11-01", "/orders?status=paid&q=R&who=jonas",
      ])
  }

  @Test("A name that several have asks whose orders are meant")
  func several() async throws {
    let store = try Fixture.store(
      Shop.busy().changes + [.userAdded(try Samples.user(7)), .userAdded(try Samples.user(8))])
    let page = try await Fixture.application(store).page("/orders?who=mia&status=paid")
    let people = page.first("ul", "lines")?.all("a") ?? []
    #expect(people.map(\.text) == ["Claire Morel", "Jonas Weber", "Mia 7", "Mia 8"])
    #expect(people.first?.attributes["href"] == "/orders?status=paid&buyer=\(Samples.userID(1))")
    #expect(page.first("p", "hint") == nil)
  }

  @Test("Where more have the name than are offered, the page says so")
  func many() async throws {
    let store = try Fixture.store((1...9).map { .userAdded(try Samples.user($0)) })
    let page = try await Fixture.application(store).page("/orders?who=mia")
    #expect(page.first("ul", "lines")?.all("a").count == 8)
    #expect(page.first("p", "hint")?.text == "More match: type more of the name.")
  }

  @Test("Days that are none are said, and kept", arguments: ["?from=x", "?from=2026-11-21&to=2026-11-20"])
  func badDays(query: String) async throws {
    let application = Fixture.application(try Fixture.web(Fixture.store(Shop.busy().changes)))
    #expect(await application.respond(to: Request(.get, "/orders\(query)")).status == .badRequest)
    let page = try await application.page("/orders\(query)")
    #expect(page.all("p", "error").count == 1)
    #expect(references(page).count == 6)
  }

  @Test("Pages follow each other by key, without a row twice or left out")
  func pages() async throws {
    var shop = Shop()
    try shop.add(product: 1, "Bol", price: 100)
    try shop.add(user: 1, "Buyer")
    for _ in 1...120 { try shop.order(1, of: 1, by: 1, at: Fixture.now) }
    let application = Fixture.application(try Fixture.web(Fixture.store(shop.changes)))
    var seen: [String] = []
    var next: String? = "/orders?status=fulfilled"
    while let target = next {
      let page = try await application.page(target)
      seen += references(page)
      next = page.first("a", "next", of: "rel")?.attributes["href"]
    }
    #expect(seen.count == 120 && Set(seen).count == 120)
  }

  @Test("A store without orders says how to begin")
  func empty() async throws {
    let page = try await Fixture.application().page("/orders")
    #expect(page.first("section", "empty card")?.first("h2")?.text == "No orders yet")
    #expect(page.first("a", "button primary")?.attributes["href"] == "/orders/new")
  }
}
