import Foundation
import JSON
import Testing

@Suite("A first shop, as the README walks through it")
struct FirstShopTests {
  @Test("What was written is read by the next request, and found again after a restart")
  func walk() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    let order = try await onThread {
      let client = HTTPClient(port: port)
      let shop = try Shop(client, products: 2, stock: 10)
      let key = ["Idempotency-Key": "my-first-order"]
      let placed = try client.post("/orders", shop.order([(0, 3), (1, 1)]), key)
      #expect(placed.status == 201)
      #expect(placed.json["total"] == "50.00")
      let id = try #require(placed.json["id"]?.string)
      #expect(placed.fields["location"]?.hasSuffix("/orders/\(id)") == true)
      #expect(Int(placed.fields["x-write-position"] ?? "") == 6)

      let again = try client.post("/orders", shop.order([(0, 3), (1, 1)]), key)
      #expect(again.status == 201 && again.body == placed.body && again.fields["idempotency-replayed"] == "true")
      let tooMuch = try client.post("/orders", shop.order([(0, 11)]))
      #expect(tooMuch.status == 409 && tooMuch.json["type"] == "/problems/stock-shortage")
      #expect(tooMuch.json["shortages"]?[0]?["available"] == 7)

      let other = HTTPClient(port: port)
      #expect(try other.get("/api/v1/orders/\(id)").body == placed.body)
      #expect(try other.onHand(shop.products[0]) == 7)
      let sellers = try other.get("/reports/best-sellers").json
      #expect(sellers["rows"]?[0]?["sku"] == "SKU-0")
      return id
    }
    try await store.killHard()

    let again = try await RunningStore(in: folder.path)
    let restarted = again.port
    try await onThread {
      let client = HTTPClient(port: restarted)
      #expect(try client.get("/orders/\(order)").json["total"] == "50.00")
      #expect(try client.allOrders().count == 1)
      let page = try client.get("/reports/best-sellers", ["Accept": "text/html"])
      #expect(page.status == 200)
      #expect(page.text.contains("Product 0"))
      let packed = try client.get("/", ["Accept": "text/html", "Accept-Encoding": "gzip"])
      #expect(packed.fields["content-encoding"] == "gzip")
      #expect(packed.body.count < 60_000)
    }
    #expect(try await again.stop() == 0)
  }

  @Test("Sixteen buyers of twenty products get just what is on the shelves, over HTTP")
  func sellsOut() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    let (products, stock) = (20, 24)
    let shop = try await onThread { try Shop(HTTPClient(port: port), products: products, stock: stock) }

    let sales = try await onThreads(16) { buyer in
      let client = HTTPClient(port: port)
      var sold: [Int: Int] = [:]
      var orders = 0
      for number in 0..<40 {
        let items = (0..<3).map { ((buyer + number * 7 + $0 * 3) % products, 1 + (buyer + $0) % 2) }
        let answer = try client.post("/orders", shop.order(items))
        #expect(answer.status == 201 || answer.status == 409)
        guard answer.status == 201 else { continue }
        orders += 1
        for (product, units) in items { sold[product, default: 0] += units }
      }
      return (orders, sold)
    }
    let sold = sales.reduce(into: [:]) { $0.merge($1.1, uniquingKeysWith: +) }
    try await onThread {
      let client = HTTPClient(port: port)
      for (number, product) in shop.products.enumerated() {
        let left = try #require(try client.onHand(product))
        #expect(left >= 0)
        #expect(left == stock - sold[number, default: 0])
      }
      #expect(try client.allOrders().count == sales.reduce(0) { $0 + $1.0 })
    }
    #expect(sold.values.reduce(0, +) > products * stock / 2, "hardly anybody competed for anything")
  }

  @Test("The sample files come in, and reports go out, while the store is served")
  func commandLineBesideServer() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    for (kind, sentence) in [
      ("products", "5 products added, 0 unchanged, 0 refused (5 rows)"),
      ("users", "3 users added, 0 unchanged, 0 refused (3 rows)"),
      ("orders", "4 orders added, 0 unchanged, 0 refused (5 rows)"),
      ("orders", "0 orders added, 4 unchanged, 0 refused (5 rows)"),
    ] {
      let result = try await StoreProgram.run(["import", kind, Self.sample(kind)], in: folder.path)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains(sentence), "\(result.output)")
    }
    try await store.showsEverything()
    let report = ["report", "best-sellers", "--by", "revenue", "--format", "csv"]
    let beside = try await StoreProgram.run(report, in: folder.path)
    #expect(beside.status == 0, "\(beside.errors)")
    #expect(beside.output.split(whereSeparator: \.isNewline).count == 5, "a cancelled order is no sale")
    #expect(try await store.stop() == 0)
    let alone = try await StoreProgram.run(report, in: folder.path)
    #expect(alone.output == beside.output)
  }

  private static func sample(_ kind: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/samples/\(kind).csv")
      .standardized.path()
  }

  @Test("A stop lets the requests under way finish")
  func drains() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    let shop = try await onThread { try Shop(HTTPClient(port: port), products: 1, stock: nil) }

    let answered = Tally()
    async let acknowledged = onThreads(8) { _ in
      var orders: [String] = []
      let client = HTTPClient(port: port, waitsForReads: false)
      do {
        while true {
          orders.append(try client.created("/orders", shop.order([(0, 1)])))
          answered.add()
        }
      } catch is HTTPClient.Broken { return orders }
    }
    try await answered.reaches(50)
    #expect(try await store.stop() == 0)
    let orders = try await acknowledged.flatMap { $0 }
    #expect(!orders.isEmpty)

    let again = try await RunningStore(in: folder.path)
    let restarted = again.port
    let kept = try await onThread { try HTTPClient(port: restarted).allOrders().compactMap { $0["id"]?.string } }
    #expect(Set(orders).isSubset(of: kept))
  }
}
