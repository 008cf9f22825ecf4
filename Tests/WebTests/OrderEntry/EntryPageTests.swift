import Commands
import Domain
import HTTPServer
import MemoryEngine
import StoreSamples
import Testing

@testable import Web

@Suite("Entering an order")
struct EntryPageTests {
  let shop = WebShop()
  let mia: User.ID
  let lamp: Product.ID
  let vase: Product.ID

  /// Four lamps on the shelf, and vases that nobody counts.
  init() async throws {
    mia = try await shop.user(1)
    lamp = try await shop.product(1, "Brass lamp", price: 2_000, onHand: 4)
    vase = try await shop.product(2, "Blue vase", price: 550)
  }

  private func target(_ values: [(String, String?)]) -> String { Address.path("/orders/new", values) }

  private func quantities(_ page: WebShop.Page) -> [String] {
    page.tree.all("input", "count").map { $0.attributes["value"] ?? "" }
  }

  @Test("The box takes a SKU in any case, a name that only one article has, and how many")
  func adds() async throws {
    let bySKU = try await shop.get(target([("add", "lamp-1")]))
    #expect(quantities(bySKU) == ["1"])
    #expect(bySKU.tree.first("p", "ok")?.text == "Added: 1 × Brass lamp")
    #expect(bySKU.field("add") == "")
    let byName = try await shop.get(target([("q.\(lamp)", "1"), ("add", "3*vas")]))
    #expect(quantities(byName) == ["1", "3"])
    let again = try await shop.get(target([("q.\(lamp)", "1"), ("add", "2*LAMP-1")]))
    #expect(quantities(again) == ["3"])
    #expect(again.tree.first("dd", "big")?.text == "€60.00")
  }

  @Test("Several articles are offered, none is said, and what was typed stays")
  func searches() async throws {
    try await shop.product(3, "Blue lamp")
    let several = try await shop.get(target([("add", "2*blue")]))
    let options = several.tree.all("button", "pick", of: "name")
    #expect(options.map { $0.attributes["value"] } == ["\(vase)", "\(Samples.productID(3))"])
    #expect(several.field("add") == "2*blue")
    let picked = try await shop.get(target([("add", "2*blue"), ("pick", "\(vase)")]))
    #expect(quantities(picked) == ["2"])
    let none = try await shop.get(target([("q.\(lamp)", "1"), ("add", "samovar")]))
    #expect(none.faults == ["No article that is sold matches “samovar”."])
    #expect(none.field("add") == "samovar" && quantities(none) == ["1"])
  }

  @Test("An archived article is not found, and a line of one is marked")
  func archived() async throws {
    _ = try await shop.engine.execute(ArchiveProduct(vase), by: nil, once: nil)
    #expect(try await shop.get(target([("add", "LAMP-2")])).faults == ["No article that is sold matches “LAMP-2”."])
    #expect(
      try await shop.get(target([("q.\(vase)", "1")])).faults
        == ["It is no longer sold.", "1 line has to be corrected first."])
  }

  @Test("Buyers are searched by name or address, chosen, and changed")
  func buyers() async throws {
    let other = try await shop.user(2)
    let found = try await shop.get(target([("who", "mia"), ("q.\(lamp)", "2")]))
    #expect(found.tree.all("button", "choose", of: "name").map { $0.attributes["value"] } == ["\(mia)", "\(other)"])
    #expect(quantities(found) == ["2"])
    let chosen = try await shop.get(target([("who", "mia"), ("choose", "\(other)")]))
    #expect(chosen.field("buyer") == "\(other)" && chosen.field("who") == nil)
    let changed = try await shop.get(target([("buyer", "\(other)"), ("change", "1")]))
    #expect(changed.field("buyer") == nil && changed.field("who") == "")
    #expect(try await shop.get(target([("who", "nobody")])).faults == ["Nobody matches “nobody”."])
  }

  @Test("Enter in any field adds or updates, and never places the order")
  func firstButton() async throws {
    let page = try await shop.get(target([("buyer", "\(mia)"), ("q.\(lamp)", "9")]))
    let form = try #require(page.tree.first("main")?.first("form"))
    #expect(form.attributes["method"] == "get")
    let buttons = form.all("button")
    #expect(buttons.first?.attributes["name"] == nil && buttons.first?.attributes["formmethod"] == nil)
    #expect(buttons.filter { $0.attributes["formmethod"] == "post" }.map { $0.attributes["name"] } == ["send"])
  }

  private func form(_ quantity: String = "3", key: String = "k1") -> [(name: String, value: String)] {
    [("key", key), ("buyer", "\(mia)"), ("add", ""), ("q.\(lamp)", quantity), ("q.\(vase)", "1"), ("send", "1")]
  }

  @Test("An order is placed once, however often its form is sent")
  func places() async throws {
    let placed = try await shop.post("/orders/new", form())
    #expect(placed.status == .seeOther)
    let again = try await shop.post("/orders/new", form())
    #expect(again.location == placed.location)
    #expect(shop.engine.rows.orders.count == 1)
    #expect(shop.engine.rows.stocks[lamp]?.onHand == 1)
    let page = try await shop.get(placed.location)
    #expect(page.tree.first("tfoot")?.rows == [["Total", "4", "", "€65.50"]])
  }

  @Test("The same form with other lines says that it has placed an order already, and loses nothing")
  func keyReused() async throws {
    _ = try await shop.post("/orders/new", form("1"))
    let other = try await shop.post("/orders/new", form("2"))
    #expect(other.status == .unprocessableContent)
    #expect(other.banners.first?.hasPrefix("This form has placed an order already") == true)
    #expect(quantities(other) == ["2", "1"])
    let key = try #require(other.field("key"))
    #expect(key != "k1")
    #expect(try await shop.post("/orders/new", form("2", key: key)).status == .seeOther)
    #expect(shop.engine.rows.orders.count == 2)
  }

  @Test("A shortage stands beside its line with what is there, and the way to it")
  func shortage() async throws {
    let refused = try await shop.post("/orders/new", form("6"))
    #expect(refused.status == .conflict)
    #expect(refused.faults == ["Only 4 are there.", "1 line has to be corrected first."])
    #expect(quantities(refused) == ["6", "1"])
    #expect(refused.field("buyer") == "\(mia)" && refused.field("key") == "k1")
    #expect(refused.tree.first("button", "set", of: "name")?.attributes["value"] == "\(lamp) 4")
    let french = refused.tree.first("a", "fr", of: "lang")?.attributes["href"] ?? ""
    #expect(quantities(try await shop.get("/orders/new\(french)")) == ["6", "1"], "another language loses nothing")
    #expect(shop.engine.rows.orders.isEmpty)
  }

  @Test(
    "What is missing is said where it is to be mended",
    arguments: [
      ("buyer", "Choose who buys."), ("q", "An order has one line at least."),
      ("add", "This is not in the order yet: add it, or clear the box."),
    ])
  func missing(what: String, message: String) async throws {
    var values = form().filter { what == "add" || !$0.name.hasPrefix(what) }
    if what == "add" { values.append(("add", "vase")) }
    let page = try await shop.post("/orders/new", what == "add" ? values.filter { $0 != ("add", "") } : values)
    #expect(page.status == .unprocessableContent)
    #expect(page.faults == [message])
    #expect(shop.engine.rows.orders.isEmpty)
  }

  @Test("What is no quantity is kept as it was typed", arguments: ["", "0", "-1", "1.5", "abc", "1000000"])
  func quantity(typed: String) async throws {
    let page = try await shop.post("/orders/new", form(typed))
    #expect(page.status == .unprocessableContent)
    #expect(page.faults.first == "A whole number from 1 to 999,999 is expected.")
    #expect(quantities(page) == [typed, "1"])
  }

  @Test("A long order is entered by forms that no address has to hold")
  func longOrder() async throws {
    var values: [(name: String, value: String)] = [("key", "long"), ("buyer", "\(mia)")]
    for number in 101...300 {
      values.append(("q.\(try await shop.product(number, "Article \(number)"))", "1"))
    }
    let step = try await shop.post("/orders/new", values + [("add", "LAMP-1")])
    #expect(step.faults == ["An order has 200 lines at most. Place this one, and begin another."])
    #expect(step.tree.first("main")?.first("form")?.attributes["method"] == "post")
    #expect(quantities(step).count == 200)
    let tooLong = try await shop.post("/orders/new", values + [("q.\(lamp)", "1"), ("send", "1")])
    #expect(tooLong.banners == ["An order has 200 lines at most."])
    #expect(try await shop.post("/orders/new", values + [("send", "1")]).status == .seeOther)
  }

  @Test("A new buyer is added on the way, and the order goes on")
  func newBuyer() async throws {
    let leaving = "/users/new?key=k1&q.\(lamp)=2&order=1"
    let form = try await shop.get(leaving)
    let query = try #require(form.field("order"))
    let values: [(name: String, value: String)] = [
      ("key", "u1"), ("order", query), ("name", "Zoé"), ("email", "zoe@example.com"), ("role", "customer"),
    ]
    let added = try await shop.post("/users/new", values)
    #expect(added.location.hasPrefix("/orders/new?key=k1&"))
    let back = try await shop.get(added.location)
    #expect(quantities(back) == ["2"] && back.field("buyer") != nil)
    var hostile = values.filter { $0.name != "order" && $0.name != "email" }
    hostile += [("order", "x=1\r\nSet-Cookie: a=b"), ("email", "zoe2@example.com")]
    hostile[0] = ("key", "u2")
    #expect(try await shop.post("/users/new", hostile).location.hasPrefix("/orders/new?choose="))
  }
}
