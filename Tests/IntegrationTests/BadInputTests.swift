import Foundation
import JSON
import Testing

@Suite("Bad input over HTTP: the field at fault, a way out, and nothing half done")
struct BadInputTests {
  /// A request that is refused. `{lamp}`, `{untracked}`, `{archived}`, `{house}`, `{mia}` and `{order}` stand for
  /// identifiers.
  struct Case: CustomStringConvertible {
    let method: String
    let path: String
    let body: String
    let fields: [String: String]
    let status: Int
    let problem: String
    let field: String?

    init(
      _ method: String, _ path: String, _ body: String, _ fields: [String: String] = [:], is status: Int,
      _ problem: String, field: String? = nil
    ) {
      (self.method, self.path, self.body, self.fields) = (method, path, body, fields)
      (self.status, self.problem, self.field) = (status, problem, field)
    }

    var description: String { "\(method) \(path) \(body.prefix(120)) \(fields)" }
  }

  @Test("Each is refused as the table says, and the change log is where it was")
  func table() async throws {
    let folder = try TemporaryFolder()
    let store = try await RunningStore(in: folder.path)
    let port = store.port
    try await onThread {
      let client = HTTPClient(port: port)
      let names = try Self.shop(client)
      let before = try Self.head(client)
      for one in Self.cases { try Self.check(one, names, client) }
      #expect(try Self.head(client) == before, "something was done")
    }
    try await store.stop()
    #expect(try await StoreProgram.run(["check"], in: folder.path).status == 0)
  }

  /// The change log's last position.
  private static func head(_ client: HTTPClient) throws -> Int {
    let state = try client.get("/api/v1/system/read-model").json
    return try #require(state["position"]?.int) + #require(state["lag"]?.int)
  }

  private static func check(_ one: Case, _ names: [String: String], _ client: HTTPClient) throws {
    var (path, body) = (one.path, one.body)
    for (name, id) in names {
      path = path.replacingOccurrences(of: "{\(name)}", with: id)
      body = body.replacingOccurrences(of: "{\(name)}", with: id)
    }
    let json = body.isEmpty ? [:] : ["Content-Type": "application/json"]
    let answer = try client.send(one.method, path, json.merging(one.fields) { $1 }, Array(body.utf8))
    #expect(answer.status == one.status, "\(one): \(answer.text)")
    #expect(answer.fields["content-type"] == "application/problem+json", "\(one): \(answer.text)")
    #expect(answer.json["type"]?.string == "/problems/\(one.problem)", "\(one): \(answer.text)")
    #expect(answer.json["field"]?.string == one.field, "\(one): \(answer.text)")
    #expect((answer.json["detail"]?.string ?? "").count > 10, "\(one) does not say what to do: \(answer.text)")
  }

  /// A small shop, and the identifiers of what is in it.
  private static func shop(_ client: HTTPClient) throws -> [String: String] {
    func product(_ sku: String, price: JSONValue, onHand: JSONValue) throws -> String {
      try client.created("/products", ["sku": .string(sku), "name": .string(sku), "price": price, "on_hand": onHand])
    }
    var names = [
      "lamp": try product("LAMP", price: "12.50", onHand: 5),
      "untracked": try product("UNTRACKED", price: "1.00", onHand: .null),
      "archived": try product("ARCHIVED", price: "1.00", onHand: 5),
      "house": try product("HOUSE", price: "6000000000.00", onHand: .null),
      "mia": try client.created("/users", ["name": "Mia", "email": "mia@example.com", "role": "customer"]),
    ]
    #expect(try client.send("POST", "/products/\(names["archived"] ?? "")/archive", [:], []).status == 200)
    let order: JSONValue = [
      "user_id": .string(names["mia"] ?? ""),
      "items": [["product_id": .string(names["lamp"] ?? ""), "quantity": 1]],
    ]
    let placed = try client.post("/orders", order, ["Idempotency-Key": "used"])
    names["order"] = try #require(placed.json["id"]?.string)
    return names
  }
}
