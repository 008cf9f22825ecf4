import Foundation
import JSON
import Testing

@Suite("A day at the counter, in the browser")
struct OrderPagesTests {
  @Test("A buyer is added, orders are placed, paid, fulfilled and cancelled by forms; stock and report agree")
  func day() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    try await onThread {
      let client = HTTPClient(port: port)
      let browser = FormBrowser(client)
      let product = try client.created("/products", ["sku": "TEA-1", "name": "Oolong", "price": "14.50"])
      _ = try client.post("/stocks/\(product)/receipts", ["quantity": 10])

      try browser.open("/users/new")
      #expect(try browser.submit(["name": "Mia", "email": "mia@example.com", "role": "customer"]) == 200)
      let buyer = try #require(browser.path.split(separator: "/").last.map(String.init))

      try browser.open("/orders/new?buyer=\(buyer)&add=3*tea-1")
      var entry = browser.fields.merging(["send": "1"]) { $1 }
      #expect(entry["q.\(product)"] == "3" && entry["buyer"] == buyer)
      #expect(try browser.send(entry, to: "/orders/new") == 200)
      let order = browser.path
      #expect(try browser.send(entry, to: "/orders/new") == 200 && browser.path == order, "a double click")
      #expect(try client.onHand(product) == 7)
      (entry["key"], entry["q.\(product)"]) = ("k", "8")
      #expect(try browser.send(entry, to: "/orders/new") == 409)
      #expect(browser.page.contains("Only 7 are there."))

      try browser.open(order)
      for step in ["pay", "fulfil"] { #expect(try browser.submit(["step": step]) == 200 && browser.path == order) }
      #expect(browser.page.contains("Fulfilled"))

      try browser.open("/orders/new?buyer=\(buyer)&add=2*TEA-1")
      #expect(try browser.submit(["send": "1"]) == 200)
      let second = browser.path
      #expect(second != order && second.hasPrefix("/orders/"))
      #expect(try client.onHand(product) == 5)
      try browser.open("\(second)/cancel")
      #expect(try browser.submit([:]) == 200 && browser.path == second)
      #expect(try client.onHand(product) == 7)

      #expect(try client.get("/api/v1/reports/best-sellers").json["rows"]?[0]?["quantity"]?.int == 3)
      #expect(try browser.open("/orders?status=cancelled&buyer=\(buyer)") == 200 && browser.page.contains(second))
      #expect(try browser.open("/reports/top-buyers?period=all") == 200 && browser.page.contains("Mia"))
    }
    #expect(try await store.stop() == 0)
  }
}
