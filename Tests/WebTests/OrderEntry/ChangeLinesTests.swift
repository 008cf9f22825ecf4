import Commands
import Domain
import HTTPServer
import MemoryEngine
import StoreSamples
import Testing

@testable import Web

@Suite("Changing the lines of an order")
struct ChangeLinesTests {
  let shop = WebShop()
  let lamp: Product.ID
  let vase: Product.ID
  let order: Order.ID

  /// An order of three of four lamps.
  init() async throws {
    let mia = try await shop.user(1)
    lamp = try await shop.product(1, "Brass lamp", price: 2_000, onHand: 4)
    vase = try await shop.product(2, "Blue vase", price: 550)
    order = try await shop.order(1, by: mia, 3, of: lamp)
  }

  private var address: String { "/orders/\(order)/lines" }

  private func form(_ quantity: String, version: String = "1") -> [(name: String, value: String)] {
    [("key", "k\(quantity)"), ("version", version), ("q.\(lamp)", quantity), ("q.\(vase)", "2"), ("send", "1")]
  }

  @Test("What the order holds counts as available to it")
  func opened() async throws {
    let page = try await shop.get(address)
    #expect(page.field("version") == "1" && page.field("q.\(lamp)") == "3" && page.field("buyer") == nil)
    #expect(page.tree.first("tbody")?.first("span", "sub")?.text == "LAMP-1 · 4 available")
  }

  @Test("Saved lines are the order's")
  func saves() async throws {
    let saved = try await shop.post(address, form("4"))
    #expect(saved.status == .seeOther && saved.location == "/orders/\(order)")
    #expect(try await shop.post(address, form("4")).location == saved.location, "a double click")
    #expect(shop.engine.rows.orders[order]?.lines.map(\.quantity.units) == [4, 2])
    #expect(shop.engine.rows.stocks[lamp]?.onHand == 0)
    #expect(try await shop.post(address, form("5", version: "2")).faults.first == "Only 4 are there.")
  }

  @Test("Who was slower is told, keeps what was entered, and may save it over the new lines")
  func stale() async throws {
    _ = try await shop.post(address, form("4"))
    let stale = try await shop.post(address, form("1"))
    #expect(stale.status == .conflict)
    #expect(stale.banners.first?.hasPrefix("Somebody else changed this order meanwhile") == true)
    #expect(stale.field("q.\(lamp)") == "1" && stale.field("version") == "2")
    #expect(stale.tree.all("ul", "lines").last?.children.map(\.text) == ["4 × Brass lamp", "2 × Blue vase"])
    #expect(try await shop.post(address, form("1", version: "2")).status == .seeOther)
    let step = try await shop.get("\(address)?version=1&q.\(lamp)=1")
    #expect(step.banners.count == 1, "said as soon as the form is looked at again")
  }

  @Test("An order that is paid keeps its lines")
  func closed() async throws {
    _ = try await shop.engine.execute(PayOrder(order), by: nil, once: nil)
    let refused = try await shop.post(address, form("1", version: "2"))
    #expect(refused.status == .conflict)
    #expect(refused.banners == ["This order is no longer to be paid: its lines cannot be changed any more."])
    #expect(try await shop.get(address).banners == refused.banners)
    #expect(shop.engine.rows.orders[order]?.lines.map(\.quantity.units) == [3])
  }
}
