import HTTPServer
import JSON
import Testing

@Suite("/stocks")
struct StockRoutesTests {
  @Test("a delivery starts the tracking, the next adds to it")
  func receive() async throws {
    let shop = try TestShop()
    let tea = try await shop.product()
    #expect(await shop.get("/stocks/\(tea)").text == #"{"product_id":"\#(tea)","on_hand":null}"#)

    let first = await shop.post("/api/v1/stocks/\(tea)/receipts", #"{"quantity":10,"note":"pallet 7"}"#)
    #expect(first.status == .created)
    #expect(first.text == #"{"product_id":"\#(tea)","on_hand":10}"#)
    #expect(
      first.fields == [
        .contentType: "application/json", .location: "/api/v1/stocks/\(tea)", "X-Write-Position": "2",
      ])
    _ = await shop.post("/stocks/\(tea)/receipts", #"{"quantity":5}"#)
    #expect(await shop.get("/api/v1/stocks/\(tea)").text == #"{"product_id":"\#(tea)","on_hand":15}"#)
    #expect(await shop.get("/products/\(tea)")["on_hand"] == 15)
  }

  @Test("there is no stock of what is no product")
  func missing() async throws {
    let shop = try TestShop()
    let nothing = "019b8d7d-f5a8-7000-8000-00000000ffff"
    #expect(await shop.get("/stocks/\(nothing)").problem == "not-found")
    #expect(await shop.post("/stocks/\(nothing)/receipts", #"{"quantity":1}"#).problem == "not-found")
    #expect(await shop.post("/stocks/tea/receipts", #"{"quantity":1}"#).problem == "not-found")
  }

  @Test(
    "a delivery brings 1 to 999999 units",
    arguments: ["0": "out-of-range", "1000000": "out-of-range", "-3": "out-of-range", "1.5": "malformed-value"])
  func quantities(_ written: String, _ problem: String) async throws {
    let shop = try TestShop()
    let refused = await shop.post("/stocks/\(try await shop.product())/receipts", #"{"quantity":\#(written)}"#)
    #expect(refused.problem == problem)
    #expect(refused["field"] == "quantity")
  }
}
