import Domain
import HTTPServer
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("Home")
struct HomePageTests {
  @Test("Today beside the whole of yesterday, the last thirty days, best sellers and newest orders")
  func busy() async throws {
    let page = try await Fixture.application(Fixture.store(Shop.busy().changes)).page("/")
    #expect(page.first("hgroup")?.text == "TodaySaturday 21 November 2026")
    let strips = page.all("dl").map { $0.children.map { $0.children.map(\.text) } }
    #expect(
      strips == [
        [
          ["Revenue", "€64.00", "Yesterday, whole day: €16.20"], ["Orders", "1", "Yesterday, whole day: 1"],
          ["Average basket", "€64.00", "Yesterday, whole day: €16.20"],
        ],
        [["Revenue", "€101.80"], ["Orders", "3"], ["Average basket", "€33.93"], ["Buyers", "2"]],
      ])
    #expect(page.first("main")?.all("h2").map(\.text) == ["Last 30 days", "Best sellers", "Newest orders"])
    let tables = page.all("table").map(\.rows)
    #expect(
      tables == [
        [["Product", "Units", "Revenue"], ["Savon", "7", "€37.80"], ["Théière", "1", "€64.00"]],
        [
          ["Order", "Status", "Total", "Placed"],
          ["R-6Jonas Weber", "Cancelled", "€576.00", "10:00"], ["R-5Claire Morel", "Placed", "€64.00", "00:30"],
          ["R-4Jonas Weber", "Paid", "€16.20", "20 Nov 2026"],
          ["R-3Claire Morel", "Fulfilled", "€21.60", "3 Nov 2026"],
          ["R-2Jonas Weber", "Fulfilled", "€10.80", "2 Oct 2026"],
          ["R-1Claire Morel", "Fulfilled", "€64.00", "5 Jan 2020"],
        ],
      ])
    #expect(
      page.first("span", "live")?.text
        == "Counts every write up to number 10. Read at 14:32:08; days and months are those of Europe/Paris.")
  }

  @Test("A shop that is quiet today shows what it ever sold")
  func quiet() async throws {
    var shop = Shop()
    try shop.add(product: 1, "Bol", price: 100)
    try shop.add(user: 1, "Buyer")
    try shop.order(2, of: 1, by: 1, at: Timestamp("2010-12-01T08:26:00Z"))
    let page = try await Fixture.application(Fixture.store(shop.changes)).page("/?lang=fr")
    #expect(page.first("main")?.first("h2")?.text == "Depuis la première vente")
    #expect(page.all("dl").last?.children.first?.text == "Chiffre d’affaires2,00\u{A0}€")
    #expect(page.first("dl")?.children.last?.text == "Panier moyen–Hier, jour entier\u{A0}: –")
    #expect(
      page.first("a", "Tout voir\u{A0}: Meilleures ventes", of: "aria-label")?.attributes["href"]
        == "/reports/best-sellers?period=all")
    #expect(page.all("table").first?.rows.last == ["Bol", "2", "2,00\u{A0}€"])
  }

  @Test("A shop whose every order was cancelled has orders and no sales")
  func cancelled() async throws {
    var shop = Shop()
    try shop.add(product: 1, "Bol", price: 100)
    try shop.add(user: 1, "Buyer")
    try shop.order(2, of: 1, by: 1, at: Fixture.now, .cancelled)
    let page = try await Fixture.application(Fixture.store(shop.changes)).page("/")
    #expect(page.all("table").map(\.rows).last?.last == ["R-1Buyer", "Cancelled", "€2.00", "14:32"])
    #expect(page.all("p", "muted").map(\.text).contains("Nothing sold in this period."))
  }

  @Test("A new shop is told what to do", arguments: Language.allCases)
  func firstSteps(language: Language) async throws {
    let page = try await Fixture.application().page("/?lang=\(language.rawValue)")
    #expect(page.first("h1")?.text == language.strings.welcome)
    #expect(
      page.all("code").map(\.text) == [
        "store-manager import products products.csv", "store-manager import users users.csv",
        "store-manager import orders orders.csv", "POST /api/v1/products", "POST /api/v1/users", "POST /api/v1/orders",
      ])
    #expect(page.all("dl").isEmpty && page.all("table").isEmpty)
  }

  @Test("A read model that answers with no summary is damaged, not empty")
  func damaged() throws {
    let currency = try Fixture.currency()
    #expect(throws: StoreError.unavailable(.damaged)) { try OrderSummary(Array("{}".utf8), currency: currency) }
    #expect(throws: StoreError.unavailable(.damaged)) { try OrderSummary([], currency: currency) }
  }

  @Test("What is shown of an order is what its document says")
  func summary() throws {
    let order = try Samples.order(1, by: 2, at: Timestamp("2026-11-21T09:00:00Z"), [(3, of: try Samples.product(1))])
    let currency = try Fixture.currency()
    let summary = try OrderSummary(Documents(currency: currency).orderSummary(order), currency: currency)
    #expect(summary.id == order.id && summary.buyer == order.buyer && summary.status == .placed)
    #expect(summary.reference == order.reference.text && summary.placedAt == order.placedAt)
    #expect(summary.total == order.total && summary.lines == 1 && summary.units == 3)
  }
}
