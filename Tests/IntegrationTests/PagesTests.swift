import Foundation
import JSON
import Testing

@Suite("Pages, used as a browser does")
struct PagesTests {
  @Test("A product is added, edited, stocked, archived and deleted, and each page shows what the form before it wrote")
  func product() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    try await onThread {
      let client = HTTPClient(port: port)
      let browser = FormBrowser(client)
      try browser.open("/products/new")
      let added = try browser.submit(["name": "Bol <bleu>", "sku": "BOL-14", "price": "18,50", "on_hand": "3"])
      #expect(added == 200 && browser.path.hasPrefix("/products/0"))
      #expect(browser.page.contains("Bol &lt;bleu&gt;") && browser.page.contains("€18.50"))
      let path = browser.path
      let id = String(path.dropFirst("/products/".count))

      try browser.open("\(path)/edit")
      #expect(try browser.submit(["price": "20"]) == 200 && browser.path == path)
      #expect(browser.page.contains("€20.00"))
      #expect(try client.get("/api/v1/products/\(id)").json["version"] == 2)

      try browser.open("/stocks/\(id)?entry=receive")
      #expect(try browser.submit(["units": "4", "note": "two boxes"]) == 200 && browser.path == path)
      #expect(browser.page.contains("two boxes"))
      #expect(try client.onHand(id) == 7)

      try browser.open("\(path)/delete")
      #expect(try browser.submit([:]) == 409)
      #expect(browser.page.contains("Adjust the stock to 0 first"))
      try browser.open("/stocks/\(id)?entry=adjust")
      #expect(try browser.submit(["how": "to", "units": "0", "reason": "correction"]) == 200)
      try browser.open("\(path)/delete")
      #expect(try browser.submit([:]) == 200 && browser.path == "/products")
      #expect(try client.get(path, ["Accept": "text/html"]).status == 404)
    }
  }

  @Test("Pages and the API share addresses, and forms of other sites change nothing")
  func shared() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    try await onThread {
      let client = HTTPClient(port: port)
      let shop = try Shop(client, products: 1, stock: 5)
      for path in ["/products", "/products/\(shop.products[0])", "/stocks/\(shop.products[0])"] {
        let page = try client.get(path, ["Accept": "text/html"])
        #expect(page.status == 200 && page.fields["content-type"] == "text/html; charset=utf-8")
        let document = try client.get(path)
        #expect(document.status == 200 && document.fields["content-type"] == "application/json")
      }
      let form = Array("name=Bol&sku=B&price=1".utf8)
      let type = ["Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"]
      for origin in [
        ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Origin": "https://evil.example"],
      ] {
        for path in ["/products/new", "/products/\(shop.products[0])/delete", "/stocks/\(shop.products[0])", "/import"]
        {
          let answer = try client.send("POST", path, type.merging(origin) { $1 }, form)
          #expect(answer.status == 403)
          #expect(answer.fields["content-type"] == "text/html; charset=utf-8")
        }
      }
      #expect(try client.get("/products/\(shop.products[0])").status == 200)
      #expect(try client.onHand(shop.products[0]) == 5)
    }
  }

  @Test("A form that two threads send at once is taken once")
  func twice() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    let shop = try await onThread { try Shop(HTTPClient(port: port), products: 1, stock: 1) }
    let key = UUID().uuidString
    let answers = try await onThreads(8) { _ in
      let fields = ["Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"]
      let path = "/stocks/\(shop.products[0])?entry=receive"
      return try HTTPClient(port: port).send("POST", path, fields, Array("key=\(key)&units=5".utf8))
    }
    #expect(answers.map(\.status) == Array(repeating: 303, count: 8))
    try await store.showsEverything()
    #expect(try await onThread { try HTTPClient(port: port).onHand(shop.products[0]) } == 6)
  }

  @Test("A file is checked first, its refused rows go home as a file, and nothing changes until it is imported")
  func refusedRows() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    try await onThread {
      let client = HTTPClient(port: port)
      let browser = FormBrowser(client)
      try browser.open("/import")
      let file = Array("sku;name;price\nA-1;Bol;12.50\nA-2;;x\n".utf8)
      #expect(try browser.submit(["kind": "products"], file: file, named: "p.csv") == 200)
      #expect(browser.path.hasPrefix("/import/") && browser.page.contains("nothing has changed yet"))
      let refused = try client.get("\(browser.path)/refused.csv", ["Accept": "text/html"])
      #expect(refused.text == "sku;name;price;refused\r\nA-2;;x;name: Must be 1 to 150 characters.\r\n")
      #expect(try client.get("/products").json["products"]?.array?.isEmpty == true)
      #expect(try browser.submit([:]) == 200)
      #expect(browser.page.contains("Importing it again changes nothing"))
      #expect(try client.get("/products").json["products"]?.array?.count == 1)
      #expect(try client.get("/import/none", ["Accept": "text/html"]).status == 404)
      try browser.open("/import")
      #expect(try browser.submit(["kind": "orders"], file: file, named: "p.csv") == 422)
      #expect(browser.page.contains("is not known"))
    }
  }
}
