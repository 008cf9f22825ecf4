import HTTPServer
import JSON
import Testing

@Suite("Versions of what is made and of shelves")
struct StockVersionTests {
  @Test("what was made comes with the tag that it is read with")
  func tags() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 9), try await shop.user())
    let made = [
      await shop.post("/products", #"{"sku":"POT","name":"Pot","price":"1.00","on_hand":2}"#),
      await shop.post("/users", #"{"name":"Tom","email":"tom@example.com"}"#),
      await shop.post("/orders", TestShop.order(tea, by: mia)),
      await shop.post("/stocks/\(tea)/receipts", #"{"quantity":1}"#),
    ]
    for answer in made {
      #expect(answer.status == .created)
      let tag = try #require(answer.fields[.etag])
      let location = try #require(answer.fields[.location])
      #expect(await shop.get(location).fields[.etag] == tag)
    }
    let paid = await shop.post("/orders/\(try made[2].id())/pay", "{}", [.ifMatch: made[2].fields[.etag] ?? ""])
    #expect(paid.status == .ok)
    #expect(await shop.get("/orders/\(try made[2].id())").fields[.etag] == paid.fields[.etag])
  }

  @Test("what is no version of ours is none of a shelf that nobody has counted")
  func foreign() async throws {
    let shop = try TestShop()
    let tea = try await shop.product()
    let late = await shop.post("/stocks/\(tea)/receipts", #"{"quantity":1}"#, [.ifMatch: #""abc""#])
    #expect(late.problem == "changed-meanwhile")
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == .null)
  }

  @Test(
    "a shelf is changed only as it was seen, where that is said",
    arguments: [("receipts", #"{"quantity":1}"#), ("adjustments", #"{"by":2}"#), ("counts", #"{"counted":7}"#)])
  func seen(kind: String, document: String) async throws {
    let shop = try TestShop()
    let tea = try await shop.product(onHand: 9)
    let tag = try #require(await shop.get("/stocks/\(tea)").fields[.etag])
    #expect(await shop.post("/stocks/\(tea)/counts", #"{"counted":8}"#).status == .created)
    let late = await shop.post("/stocks/\(tea)/\(kind)", document, [.ifMatch: tag])
    #expect(late.status == .preconditionFailed)
    #expect(late.problem == "changed-meanwhile")
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == 8)
    let now = try #require(await shop.get("/stocks/\(tea)").fields[.etag])
    #expect(await shop.post("/stocks/\(tea)/\(kind)", document, [.ifMatch: now]).status == .created)
  }

  @Test("a shelf that nobody counted has a tag of its own")
  func untracked() async throws {
    let shop = try TestShop()
    let tea = try await shop.product()
    let tag = try #require(await shop.get("/stocks/\(tea)").fields[.etag])
    let count = #"{"counted":0}"#
    #expect(await shop.post("/stocks/\(tea)/counts", count, [.ifMatch: tag]).status == .created)
    #expect(await shop.post("/stocks/\(tea)/counts", count, [.ifMatch: tag]).status == .preconditionFailed)
  }

  @Test("an adjustment past what a shelf holds names what was sent", arguments: ["by", "to"])
  func limits(field: String) async throws {
    let shop = try TestShop()
    let tea = try await shop.product(onHand: 9)
    let units = field == "by" ? 1_000_000_000 : 1_000_000_001
    let answer = await shop.post("/stocks/\(tea)/adjustments", #"{"\#(field)":\#(units)}"#)
    #expect(answer.problem == "out-of-range")
    #expect(answer["field"]?.string == field)
  }
}
