import Domain
import HTTPServer
import Queries
import StoreSamples
import Testing

@testable import Web

@Suite("Report pages")
struct ReportPageTests {
  private let shop: Application

  init() throws {
    shop = try Fixture.application(Fixture.store(Shop.busy().changes))
  }

  @Test("Top buyers of this month: figures, comparison, ranking and sums")
  func topBuyers() async throws {
    let page = try await shop.page("/reports/top-buyers?period=this-month&compare=previous")
    #expect(page.first("h1")?.text == "Top buyers")
    #expect(
      page.first("hgroup")?.first("p")?.text
        == "1 to 21 November 2026, compared with the period before (1 to 21 October 2026)")
    #expect(
      page.first("dl")?.children.map { $0.children.map(\.text) } == [
        ["Revenue", "€101.80", "+842.6% (€10.80\u{A0}before)"],
        ["Orders", "3", "+200.0% (1\u{A0}before)"],
        ["Units", "8", "+300.0% (2\u{A0}before)"],
        ["Buyers", "2", "+100.0% (1\u{A0}before)"],
        ["Average basket", "€33.93", "+214.2% (€10.80\u{A0}before)"],
      ])
    #expect(
      page.first("table")?.rows == [
        ["Rank", "Buyer", "Orders", "Units", "Revenue", "Share", "Change"],
        ["1", "Claire Morelmia-1@example.com", "2", "5", "€85.60", "84.1%", "New"],
        ["2", "Jonas Webermia-2@example.com", "1", "3", "€16.20", "15.9%", "+50.0%"],
        ["", "All 2 buyers", "3", "8", "€101.80", "100.0%", ""],
      ])
  }

  @Test("The same in French, by orders")
  func frenchByOrders() async throws {
    let page = try await shop.page("/reports/top-buyers?period=this-month&compare=previous&by=orders&lang=fr")
    #expect(page.first("html")?.attributes["lang"] == "fr")
    #expect(page.first("title")?.text == "Meilleurs acheteurs · Comptoir des Halles")
    #expect(
      page.first("table")?.rows == [
        ["Rang", "Acheteur", "Chiffre d’affaires", "Pièces", "Commandes", "Part", "Évolution"],
        ["1", "Claire Morelmia-1@example.com", "85,60\u{A0}€", "5", "2", "66,7\u{A0}%", "Nouveau"],
        ["2", "Jonas Webermia-2@example.com", "16,20\u{A0}€", "3", "1", "33,3\u{A0}%", "0,0\u{A0}%"],
        ["", "Les 2 acheteurs", "101,80\u{A0}€", "8", "3", "100,0\u{A0}%", ""],
      ])
    #expect(page.first("dl")?.first("dd", "ok")?.text == "+\u{202F}200,0\u{A0}% (1\u{A0}avant)")
  }

  @Test("Best sellers of all time: nothing to compare with, and an order is no basket of a product")
  func bestSellers() async throws {
    let page = try await shop.page("/reports/best-sellers?period=all")
    #expect(page.first("hgroup")?.first("p")?.text == "Since the first sale")
    #expect(
      page.first("dl")?.children.map { $0.children.map(\.text) } == [
        ["Units", "11"], ["Revenue", "€176.60"], ["Products", "2"],
      ])
    #expect(
      page.first("table")?.rows == [
        ["Rank", "Product", "Revenue", "Units", "Share"],
        ["1", "SavonLAMP-2", "€48.60", "9", "81.8%"],
        ["2", "ThéièreLAMP-1", "€128.00", "2", "18.2%"],
        ["", "All 2 products", "€176.60", "11", "100.0%"],
      ])
    #expect(page.all("rect", "bar past").isEmpty)
  }

  @Test("The drawing has a bar for each, as long as its figure, and is described in words")
  func chart() async throws {
    let page = try await shop.page("/reports/top-buyers?period=this-month&compare=previous")
    let chart = try #require(page.first("svg", "chart"))
    #expect(chart.all("rect", "bar").map { $0.attributes["width"] } == ["100%", "18.9%"])
    #expect(chart.all("rect", "bar past").map { $0.attributes["width"] } == ["12.6%"])
    #expect(chart.all("text").map(\.text) == ["Claire Morel", "€85.60", "Jonas Weber", "€16.20"])
    #expect(
      chart.attributes["aria-label"]
        == "Chart, Revenue by buyer: 2 bars, from €85.60 to €16.20. The table below has the figures.")
  }

  @Test("The rows shown are summed apart where there are more")
  func manyMembers() async throws {
    var shop = Shop()
    try shop.add(product: 1, "Bol", price: 100)
    for user in 1...25 {
      try shop.add(user: user, "Buyer \(user)")
      try shop.order(user, of: 1, by: user, at: Fixture.now)
    }
    let page = try await Fixture.application(Fixture.store(shop.changes)).page("/reports/top-buyers?period=all")
    let rows = try #require(page.first("table")?.rows)
    #expect(rows.count == 1 + 20 + 2)
    #expect(rows[21] == ["", "First 20", "20", "310", "€310.00", "95.4%"])
    #expect(rows[22] == ["", "All 25 buyers", "25", "325", "€325.00", "100.0%"])
    #expect(page.first("dl")?.children.last?.text == "Share of the first 2095.4%")
    #expect(page.all("rect", "bar").count == 10)
  }

  @Test("The spreadsheet holds the same period and measure, of everyone")
  func spreadsheet() async throws {
    let page = try await shop.page("/reports/top-buyers?from=2026-11-01&to=2026-11-20&by=orders")
    #expect(
      page.first("a", "button")?.attributes["href"]
        == "/api/v1/reports/top-buyers?from=2026-11-01&to=2026-11-20&by=orders&limit=1000&format=csv")
  }

  @Test("Without a period, the last thirty days; everything where nothing was sold in them")
  func usualPeriod() async throws {
    let recent = try await shop.page("/reports/top-buyers")
    #expect(recent.first("nav", "Period", of: "aria-label")?.first("a", "true", of: "aria-current")?.text == "30 days")
    #expect(recent.first("input", "from", of: "name")?.attributes["value"] == "2026-10-23")

    var old = Shop()
    try old.add(product: 1, "Bol", price: 100)
    try old.add(user: 1, "Buyer")
    try old.order(2, of: 1, by: 1, at: Timestamp("2010-12-01T08:26:00Z"))
    let page = try await Fixture.application(Fixture.store(old.changes)).page("/reports/top-buyers")
    #expect(page.first("nav", "Period", of: "aria-label")?.first("a", "true", of: "aria-current")?.text == "All")
    #expect(page.first("table")?.rows.count == 3)
  }

  @Test("A period without sales says so and shows the way to everything")
  func emptyPeriod() async throws {
    let page = try await shop.page("/reports/top-buyers?from=2019-01-01&to=2019-12-31&by=orders")
    #expect(page.first("table") == nil && page.first("svg", "chart") == nil)
    let empty = try #require(page.first("section", "empty card"))
    #expect(empty.first("h2")?.text == "Nothing sold in this period")
    #expect(empty.first("a")?.attributes["href"] == "/reports/top-buyers?period=all&by=orders")
  }

  @Test("A store that never sold anything sends to the dashboard, which says how to begin")
  func emptyStore() async throws {
    let page = try await Fixture.application().page("/reports/best-sellers")
    #expect(page.first("section", "empty card")?.first("a")?.attributes["href"] == "/")
  }

  @Test("Days that are no period stay as typed, with what is wrong beside them")
  func faults() async throws {
    let response = await shop.respond(to: Request(.get, "/reports/top-buyers?from=2026-11-21&to=2026-11-01"))
    #expect(response.status == .badRequest)
    let page = try HTMLNode.parse(response.bytes)
    let field = try #require(page.first("input", "to", of: "name"))
    #expect(field.attributes["value"] == "2026-11-01")
    #expect(field.attributes["aria-invalid"] == "true")
    let problem = try #require(page.first("p", field.attributes["aria-describedby"], of: "id"))
    #expect(problem.text == "The period must end on 21 November 2026 or later.")
    #expect(page.first("input", "from", of: "name")?.attributes["aria-invalid"] == nil)
    #expect(page.first("table") == nil)
  }

  @Test(
    "What no page links to is refused", arguments: ["by=basket", "by=orders", "period=always"])
  func refused(query: String) async throws {
    let response = await shop.respond(to: Request(.get, "/reports/best-sellers?\(query)"))
    #expect(response.status == .badRequest)
  }

  @Test("Every report of the catalogue has its page and its place in the navigation", arguments: Language.allCases)
  func catalogue(language: Language) async throws {
    for report in Report.catalogue {
      let page = try await shop.page("/reports/\(report.name)?lang=\(language.rawValue)")
      #expect(page.first("h1")?.text == report.titles[language])
      let here = page.first("nav", "side")?.all("a", "page", of: "aria-current")
      #expect(here?.map { $0.attributes["href"] } == ["/reports"])
    }
  }
}
