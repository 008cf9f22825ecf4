import HTTPServer
import JSON
import Testing

@Suite("Idempotency keys")
struct IdempotencyTests {
  @Test("a repeated request gets the first answer, and nothing happens twice")
  func replay() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 10), try await shop.user())
    let key: Fields = ["Idempotency-Key": "order-1"]
    let first = await shop.post("/orders", TestShop.order(tea, by: mia), key)
    let second = await shop.post("/orders", TestShop.order(tea, by: mia), key)
    #expect(first.status == .created)
    #expect(second.status == .created)
    #expect(second.bytes == first.bytes)
    #expect(first.fields["Idempotency-Replayed"] == nil)
    #expect(
      second.fields == [
        .contentType: "application/json", .location: first.fields[.location] ?? "",
        .etag: first.fields[.etag] ?? "", "X-Write-Position": "3",
        "Idempotency-Replayed": "true",
      ])
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == 9)
  }

  @Test(
    "every POST takes a key", arguments: ["/products", "/users", "/stocks/P/receipts", "/orders", "/orders/O/cancel"])
  func everywhere(_ address: String) async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 10), try await shop.user())
    let order = try await shop.order(tea, by: mia)
    let address = address.replacing("P/", with: "\(tea)/").replacing("O/", with: "\(order)/")
    let body =
      switch address {
      case "/products": #"{"sku":"NEW","name":"New","price":"1.00","on_hand":3}"#
      case "/users": #"{"name":"New","email":"new@example.com"}"#
      case "/orders": TestShop.order(tea, by: mia)
      case let receipts where receipts.hasSuffix("/receipts"): #"{"quantity":5}"#
      default: "{}"
      }
    let first = await shop.post(address, body, ["Idempotency-Key": "k"])
    let second = await shop.post(address, body, ["Idempotency-Key": "k"])
    #expect(first.status.rawValue / 100 == 2, "\(first.text)")
    #expect(second.status == first.status)
    #expect(second.bytes == first.bytes)
    #expect(second.fields["Idempotency-Replayed"] == "true")
  }

  @Test("the same key with another body or address is refused")
  func reused() async throws {
    let shop = try TestShop()
    let key: Fields = ["Idempotency-Key": "k"]
    _ = await shop.post("/users", #"{"name":"A","email":"a@b.c"}"#, key)
    for answer in [
      await shop.post("/users", #"{"name":"B","email":"a@b.c"}"#, key),
      await shop.post("/api/v1/users", #"{"name":"A","email":"a@b.c"}"#, key),
      await shop.post("/products", #"{"sku":"A","name":"A","price":"1"}"#, key),
    ] {
      #expect(answer.status == .unprocessableContent)
      #expect(answer.problem == "idempotency-key-reused")
    }
  }

  @Test("a key is 1 to 255 visible characters", arguments: ["", "a b", "é", String(repeating: "k", count: 256)])
  func malformed(_ key: String) async throws {
    let answer = await (try TestShop()).post(
      "/users", #"{"name":"A","email":"a@b.c"}"#, ["Idempotency-Key": key])
    #expect(answer.status == .badRequest)
    #expect(answer["field"] == "Idempotency-Key")
  }
}
