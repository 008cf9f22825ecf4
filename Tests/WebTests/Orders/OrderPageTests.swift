import Commands
import Domain
import HTTPServer
import MemoryEngine
import StoreSamples
import Testing

@testable import Web

@Suite("The page of an order")
struct OrderPageTests {
  let shop = WebShop()
  let lamp: Product.ID
  let order: Order.ID

  init() async throws {
    let mia = try await shop.user(1)
    lamp = try await shop.product(1, "Brass lamp", price: 2_000, onHand: 4)
    order = try await shop.order(1, by: mia, 3, of: lamp)
  }

  private var address: String { "/orders/\(order)" }

  private func step(_ step: String, version: Int, key: String = "k") -> [(name: String, value: String)] {
    [("key", key), ("version", "\(version)"), ("step", step)]
  }

  @Test("Its lines, total, buyer and how far it is")
  func shown() async throws {
    let page = try await shop.get(address)
    #expect(page.tree.first("tbody")?.rows == [["Brass lampLAMP-1", "3", "€20.00", "€60.00"]])
    #expect(page.tree.first("tfoot")?.rows == [["Total", "3", "", "€60.00"]])
    #expect(page.tree.first("ol", "steps")?.children.map(\.text) == ["Placed14:32", "Paidnext", "Fulfilled"])
    #expect(page.tree.first("tbody")?.first("a")?.attributes["href"] == "/products/\(lamp)")
    #expect(page.tree.first("aside")?.first("a")?.attributes["href"] == "/users/\(Samples.userID(1))")
    #expect(page.tree.first("a", "/orders/\(order)/lines", of: "href") != nil)
  }

  @Test("Paid, then fulfilled, each by one button, and a double click is one step")
  func steps() async throws {
    let button = try #require(try await shop.get(address).tree.first("button", "step", of: "name"))
    #expect(button.attributes["value"] == "pay" && button.text == "Mark paid")
    #expect(try await shop.post(address, step("pay", version: 1)).location == address)
    #expect(try await shop.post(address, step("pay", version: 1)).location == address)
    #expect(shop.status(of: order) == .paid)
    let paid = try await shop.get(address)
    #expect(paid.field("version") == "2")
    #expect(paid.tree.first("a", "/orders/\(order)/lines", of: "href") == nil, "its lines stay")
    #expect(try await shop.post(address, step("fulfil", version: 2, key: "k2")).location == address)
    #expect(shop.status(of: order) == .fulfilled)
    let done = try await shop.get(address)
    #expect(done.tree.first("button", "step", of: "name") == nil)
    #expect(done.tree.first("ol", "steps")?.first("li", "here")?.text == "Fulfilled")
  }

  @Test("Who was slower sees the order as it is, and that nothing was done")
  func stale() async throws {
    _ = try await shop.engine.execute(CancelOrder(order), by: nil, once: nil)
    let page = try await shop.post(address, step("pay", version: 1))
    #expect(page.status == .conflict)
    #expect(page.banners.first?.hasPrefix("Somebody else was faster") == true)
    #expect(page.tree.first("h1")?.text.hasSuffix("Cancelled") == true)
    #expect(shop.status(of: order) == .cancelled)
  }

  @Test("Cancelling and deleting ask first, and say what becomes of the goods", arguments: OrderPage.Ending.allCases)
  func endings(ending: OrderPage.Ending) async throws {
    let question = try await shop.get("\(address)/\(ending.rawValue)")
    #expect(question.tree.first("main")?.text.contains("Goods that are off the shelf count go back to it.") == true)
    #expect(shop.status(of: order) == .placed)
    let values = [("key", "k"), ("version", "1")]
    let done = try await shop.post("\(address)/\(ending.rawValue)", values)
    #expect(done.status == .seeOther)
    #expect(try await shop.post("\(address)/\(ending.rawValue)", values).location == done.location, "a double click")
    #expect(shop.engine.rows.stocks[lamp]?.onHand == 4)
    #expect(shop.status(of: order) == (ending == .cancel ? .cancelled : nil))
    #expect(try await shop.get(address).status == (ending == .cancel ? .ok : .notFound))
  }

  @Test("What was changed after the question is asked again")
  func staleEnding() async throws {
    _ = try await shop.engine.execute(PayOrder(order), by: nil, once: nil)
    let again = try await shop.post("\(address)/cancel", [("key", "k"), ("version", "1")])
    #expect(again.status == .conflict)
    #expect(again.field("version") == "2" && again.banners.count == 1)
    #expect(shop.status(of: order) == .paid)
  }

  @Test(
    "Addresses of no order are 404, and forms that no page sends are refused",
    arguments: [
      ("GET", "/orders/x", 404), ("GET", "/orders/01890000-0000-7000-8000-000000000000", 404),
      ("GET", "/orders/x/lines", 404), ("GET", "/orders/x/delete", 404), ("POST", "/orders/x/cancel", 404),
    ])
  func unknown(method: String, target: String, status: Int) async throws {
    let page = try await shop.send(Method(rawValue: method), target)
    #expect(page.status.rawValue == status)
    #expect(page.tree.first("h1")?.text == "There is no order here")
    #expect(page.tree.first("section", "empty")?.first("a")?.attributes["href"] == "/orders")
    #expect(try await shop.post(address, [("key", "k"), ("version", "1"), ("step", "eat")]).status == .badRequest)
    #expect(try await shop.post(address, [("key", "k"), ("step", "pay")]).status == .badRequest)
  }
}
