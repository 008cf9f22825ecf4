import Commands
import Domain
import HTTPServer
import MemoryEngine
import Testing

@testable import Web

@Suite("Entering stock")
struct StockEntryTests {
  private let shop = WebShop()

  private func enter(_ entry: String, _ typed: [String: String], of id: Product.ID) async throws -> WebShop.Page {
    let address = "/stocks/\(id)?entry=\(entry)"
    return try await shop.post(address, try await shop.get(address).form(typed))
  }

  @Test("A delivery, a count and adjustments are entered with their notes, and lead back to the product")
  func entries() async throws {
    let id = try await shop.product(1, "Bol")
    for (entry, typed, onHand) in [
      ("count", ["units": "10", "note": "aisle 3"], 10), ("receive", ["units": "5"], 15),
      ("adjust", ["how": "by", "units": "−2", "reason": "damage", "note": "broken"], 13),
      ("adjust", ["how": "to", "units": "20"], 20),
    ] {
      let page = try await enter(entry, typed, of: id)
      #expect(page.status == .seeOther && page.location == "/products/\(id)")
      #expect(shop.engine.rows.stocks[id]?.onHand == onHand)
    }
    let moves = shop.engine.log.flatMap(\.changes).compactMap { change in
      if case .stockMoved(let movement, _) = change { movement } else { nil }
    }
    #expect(moves.map(\.reason) == [.count, .receipt, .damage, .adjustment])
    #expect(moves.map(\.note) == ["aisle 3", nil, "broken", nil])
  }

  @Test("A delivery that is sent twice is on the shelf once")
  func doubleClick() async throws {
    let id = try await shop.product(1, "Bol", onHand: 1)
    let form = try await shop.get("/stocks/\(id)").form(["units": "5"])
    for _ in 1...2 { #expect(try await shop.post("/stocks/\(id)", form).status == .seeOther) }
    #expect(shop.engine.rows.stocks[id]?.onHand == 6)
  }

  @Test("A shelf cannot hold less than nothing: the page says how much there is")
  func shortage() async throws {
    let id = try await shop.product(1, "Bol", onHand: 3)
    let page = try await enter("adjust", ["how": "by", "units": "-4"], of: id)
    #expect(page.status == .conflict)
    #expect(page.banners == ["There is not enough on the shelf: 3 on hand, 4 asked for."])
    #expect(page.field("units") == "-4")
  }

  @Test(
    "What is no number of units is told beside the field",
    arguments: [
      ("receive", "0", "A number from 1 to 999,999 is expected."),
      ("receive", "x", "A whole number is expected, such as 12."),
      ("count", "-1", "A number from 0 to 1,000,000,000 is expected."), ("count", "", "Fill this in."),
      ("adjust", "-1", "A number from 0 to 1,000,000,000 is expected."),
    ])
  func faults(entry: String, units: String, fault: String) async throws {
    let id = try await shop.product(1, "Bol", onHand: 3)
    let page = try await enter(entry, ["units": units], of: id)
    #expect(page.status == .unprocessableContent && page.faults == [fault])
    #expect(page.focus == "units")
  }

  @Test("An adjustment by nothing is refused where it was typed")
  func nothing() async throws {
    let id = try await shop.product(1, "Bol", onHand: 3)
    let page = try await enter("adjust", ["how": "by", "units": "0"], of: id)
    #expect(page.status == .unprocessableContent && page.faults == ["The store does not take this."])
  }

  @Test("A shelf that nobody has counted begins with a count, and has nothing to adjust")
  func untracked() async throws {
    let id = try await shop.product(1, "Bol")
    let page = try await shop.get("/stocks/\(id)")
    #expect(page.tree.first("main")?.first("nav", "segments")?.all("a").map(\.text) == ["Delivery", "Count"])
    #expect(page.tree.first("nav", "segments")?.all("a", "true", of: "aria-current").map(\.text) == ["Count"])
  }

  @Test("All shelves: what they hold together, by name, and which are low")
  func overview() async throws {
    let id = try await shop.product(1, "Savon", price: 540, onHand: 10)
    try await shop.product(2, "Bol", price: 100, onHand: 0)
    try await shop.product(3, "Thé")
    let page = try await shop.get("/stocks")
    let figures = page.tree.first("dl", "figures")?.children.map { $0.children.map(\.text) }
    #expect(
      figures == [
        ["Value", "€54.00", "10 pieces"], ["Tracked products", "2"], ["Low stock", "0"], ["Out of stock", "1"],
        ["Not tracked", "1"],
      ])
    #expect(page.tree.first("tbody")?.all("th").map(\.text) == ["BolLAMP-2", "SavonLAMP-1", "ThéLAMP-3"])
    #expect(page.tree.first("tbody")?.all("a").contains { $0.attributes["href"] == "/stocks/\(id)" } == true)
    #expect(try await shop.get("/stocks?scope=out").tree.first("tbody")?.all("th").map(\.text) == ["BolLAMP-2"])
    #expect(try await shop.get("/stocks?q=nothing").tree.first("main")?.first("h2")?.text == "No shelf to show")
  }
}
