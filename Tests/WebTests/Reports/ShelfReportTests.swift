import Domain
import HTTPServer
import Queries
import Testing

@testable import Web

@Suite("Report pages of what is on hand")
struct ShelfReportTests {
  private func shop() throws -> Application {
    var shop = try Shop.busy()
    shop.count(1, 0)
    shop.count(2, 20)
    try shop.add(product: 3, "Bol", price: 1_200)
    shop.count(3, 5)
    return try Fixture.application(Fixture.store(shop.changes))
  }

  @Test("The stock as it is now: what to order first, sums, no period and nothing to compare with")
  func stock() async throws {
    let page = try await shop().page("/reports/stock-overview?lang=fr")
    #expect(page.first("h1")?.text == "État du stock")
    #expect(page.first("input", "from", of: "name") == nil && page.first("hgroup")?.first("p") == nil)
    #expect(
      page.first("dl")?.children.map { $0.children.map(\.text) } == [
        ["À commander", "1"], ["En stock", "25"], ["Valeur", "168,00\u{A0}€"], ["Articles", "3"],
      ])
    #expect(
      page.first("table")?.rows == [
        ["Rang", "Article", "En stock", "Seuil", "Valeur", "À commander", "Part"],
        ["1", "ThéièreLAMP-1", "0", "–", "0,00\u{A0}€", "1", "100,0\u{A0}%"],
        ["2", "SavonLAMP-2", "20", "–", "108,00\u{A0}€", "0", "0,0\u{A0}%"],
        ["3", "BolLAMP-3", "5", "–", "60,00\u{A0}€", "0", "0,0\u{A0}%"],
        ["", "Les 3 articles", "25", "–", "168,00\u{A0}€", "1", "100,0\u{A0}%"],
      ])
    let byValue = try #require(page.first("nav", "Classer par", of: "aria-label")?.all("a")[1])
    #expect(byValue.attributes["href"] == "/reports/stock-overview?by=stock_value")
    #expect(
      page.first("a", "button")?.attributes["href"]
        == "/api/v1/reports/stock-overview?by=to_order&limit=1000&format=csv")
  }

  @Test("Where nothing is to be ordered nothing is drawn")
  func nothingToOrder() async throws {
    var shop = try Shop.busy()
    shop.count(1, 3)
    let page = try await Fixture.application(Fixture.store(shop.changes)).page("/reports/stock-overview")
    #expect(page.first("table") != nil && page.first("svg", "chart") == nil)
  }

  @Test("Slow movers: the least sold first, drawn by what they are worth; what is on hand has no past")
  func slowMovers() async throws {
    let page = try await shop().page("/reports/slow-movers?period=this-month&compare=previous")
    #expect(
      page.first("dl")?.children.map { $0.children.map(\.text) } == [
        ["Units", "7", "+250.0% (2\u{A0}before)"], ["Revenue", "€37.80", "+250.0% (€10.80\u{A0}before)"],
        ["On hand", "25"], ["Value", "€168.00"], ["Products", "2"],
      ])
    #expect(
      page.first("table")?.rows == [
        ["Rank", "Product", "Revenue", "On hand", "Value", "Units", "Share", "Change"],
        ["1", "BolLAMP-3", "€0.00", "5", "€60.00", "0", "0.0%", "–"],
        ["2", "SavonLAMP-2", "€37.80", "20", "€108.00", "7", "100.0%", "+250.0%"],
        ["", "All 2 products", "€37.80", "25", "€168.00", "7", "100.0%", ""],
      ])
    let chart = try #require(page.first("svg", "chart"))
    #expect(chart.all("text").map(\.text) == ["Bol", "€60.00", "Savon", "€108.00"])
    #expect(page.all("span", "swatch").isEmpty)
  }

  @Test("Where nothing is on hand, the way to the shelves", arguments: ["stock-overview", "slow-movers?period=all"])
  func empty(report: String) async throws {
    let page = try await Fixture.application(Fixture.store(Shop.busy().changes)).page("/reports/\(report)")
    let empty = try #require(page.first("section", "empty card"))
    #expect(empty.first("h2")?.text == "Nothing on the shelves")
    #expect(empty.first("a")?.attributes["href"] == "/stocks")
  }
}
