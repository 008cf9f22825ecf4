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
      var browser = Browser(port: port)
      let tea: JSONValue = ["sku": "TEA-1", "name": "Oolong", "price": "14.50"]
      let product = try browser.client.created("/products", tea)
      _ = try browser.client.post("/stocks/\(product)/receipts", ["quantity": 10])

      let person = try browser.open("/users/new")
      let mia = try browser.submit(
        "/users/new",
        [("key", person.field("key")), ("name", "Mia"), ("email", "mia@example.com"), ("role", "customer")])
      let buyer = try #require(mia.split(separator: "/").last.map(String.init))

      let entry = try browser.open("/orders/new?buyer=\(buyer)&add=3*tea-1")
      #expect(entry.field("q.\(product)") == "3")
      let lines = [("key", entry.field("key")), ("buyer", buyer), ("q.\(product)", "3"), ("send", "1")]
      let order = try browser.submit("/orders/new", lines)
      #expect(try browser.submit("/orders/new", lines) == order, "a double click")
      #expect(try browser.client.onHand(product) == 7)
      let refused = try browser.send(
        "/orders/new", [("key", "k")] + lines.dropFirst().map { $0.0.hasPrefix("q.") ? ($0.0, "8") : $0 })
      #expect(refused.answer.status == 409 && refused.answer.text.contains("Only 7 are there."))

      for step in ["pay", "fulfil"] {
        let page = try browser.open(order)
        let values = [("key", page.field("key")), ("version", page.field("version")), ("step", step)]
        #expect(try browser.submit(order, values) == order)
      }
      #expect(try browser.open(order).answer.text.contains("Fulfilled"))

      let again = try browser.open("/orders/new?buyer=\(buyer)&add=2*TEA-1")
      let second = try browser.submit(
        "/orders/new", [("key", again.field("key")), ("buyer", buyer), ("q.\(product)", "2"), ("send", "1")])
      #expect(try browser.client.onHand(product) == 5)
      let question = try browser.open("\(second)/cancel")
      _ = try browser.submit(
        "\(second)/cancel", [("key", question.field("key")), ("version", question.field("version"))])
      #expect(try browser.client.onHand(product) == 7)

      let sellers = try browser.client.get("/api/v1/reports/best-sellers").json
      #expect(sellers["rows"]?[0]?["quantity"]?.int == 3)
      #expect(try browser.open("/orders?status=cancelled&buyer=\(buyer)").answer.text.contains(second))
      #expect(try browser.open("/reports/top-buyers?period=all").answer.text.contains("Mia"))
    }
    #expect(try await store.stop() == 0)
  }
}

/// As much of a browser as forms need: it asks for pages, fills them in, and keeps what the store remembers of it.
private struct Browser {
  struct Page {
    let answer: HTTPClient.Answer

    /// The value of the input of that name; "" where the page has none.
    func field(_ name: String) -> String {
      let inputs = answer.text.matches(of: /<input [^>]*>/).map(\.output)
      let input = inputs.first { $0.contains(" name=\"\(name)\"") }
      return input?.firstMatch(of: /\ value="([^"]*)"/).map { String($0.1) } ?? ""
    }
  }

  let client: HTTPClient
  private var cookie = ""

  init(port: Int) { client = HTTPClient(port: port) }

  private var fields: [String: String] {
    ["Accept": "text/html", "Cookie": cookie, "Sec-Fetch-Site": "same-origin", "Accept-Language": "en"]
  }

  func open(_ address: String) throws -> Page {
    let page = Page(answer: try client.get(address, fields))
    guard page.answer.status == 200 else { throw TestFailure("GET \(address): \(page.answer.status)") }
    return page
  }

  func send(_ address: String, _ values: [(String, String)]) throws -> Page {
    var fields = fields
    fields["Content-Type"] = "application/x-www-form-urlencoded"
    let body = values.map { "\($0)=\($1)" }.joined(separator: "&")
    return Page(answer: try client.send("POST", address, fields, Array(body.utf8)))
  }

  /// - Returns: where the form leads.
  mutating func submit(_ address: String, _ values: [(String, String)]) throws -> String {
    let answer = try send(address, values).answer
    guard answer.status == 303, let location = answer.fields["location"] else {
      throw TestFailure("POST \(address): \(answer.status) \(answer.text)")
    }
    cookie = answer.fields["set-cookie"]?.split(separator: ";").first.map(String.init) ?? ""
    return location
  }
}
