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
        .etag: first.fields[.etag] ?? "",
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

  @Test("a shelf is adjusted by or to a number, for a reason")
  func adjust() async throws {
    let shop = try TestShop()
    let tea = try await shop.product(onHand: 10)
    let address = "/stocks/\(tea)/adjustments"
    let damaged = await shop.post(address, #"{"by":-3,"reason":"damage","note":"wet"}"#)
    #expect(damaged.status == .created)
    #expect(damaged.text == #"{"product_id":"\#(tea)","on_hand":7}"#)
    #expect(await shop.post(address, #"{"to":20}"#)["on_hand"] == 20)
    #expect(await shop.post(address, #"{"by":-21}"#).problem == "stock-shortage")
    #expect(await shop.post(address, "{}").problem == "missing-field")
    #expect(await shop.post(address, #"{"by":1,"to":2}"#).problem == "malformed-value")
    #expect(await shop.post(address, #"{"by":0}"#)["field"] == "by")
    #expect(await shop.post(address, #"{"by":1,"reason":"sale"}"#)["field"] == "reason")
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == 20)
  }

  @Test("a count sets what is on hand, and starts the tracking; before that nothing can be adjusted")
  func count() async throws {
    let shop = try TestShop()
    let tea = try await shop.product()
    let refused = await shop.post("/stocks/\(tea)/adjustments", #"{"by":1}"#)
    #expect(refused.status == .conflict)
    #expect(refused.problem == "stock-not-tracked")
    let counted = await shop.post("/stocks/\(tea)/counts", #"{"counted":12,"note":"June"}"#)
    #expect(counted.status == .created)
    #expect(counted["on_hand"] == 12)
    #expect(await shop.post("/stocks/\(tea)/counts", #"{"counted":-1}"#).problem == "out-of-range")
    #expect(await shop.post("/stocks/\(tea)/counts", "{}").problem == "missing-field")
  }

  @Test("what came and went is listed newest first, page by page")
  func movements() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 10), try await shop.user())
    let order = try await shop.order(tea, by: mia, quantity: 4)
    _ = await shop.post("/stocks/\(tea)/adjustments", #"{"by":-1,"reason":"damage","note":"wet"}"#)
    let first = await shop.get("/products/\(tea)/stock-movements?limit=2")
    #expect(
      first.text == """
        {"stock_movements":[{"time":"1970-01-01T00:00:00Z","reason":"damage","delta":-1,"on_hand":5,"order_id":null,\
        "note":"wet","actor_id":null},{"time":"1970-01-01T00:00:00Z","reason":"sale","delta":-4,"on_hand":6,\
        "order_id":"\(order)","note":null,"actor_id":null}],"next_cursor":"3.1"}
        """)
    let last = await shop.get("/api/v1/products/\(tea)/stock-movements?limit=2&cursor=3.1")
    #expect(last["stock_movements"]?.array?.map { $0["on_hand"]?.int } == [10])
    #expect(last["next_cursor"] == .null)
    #expect(await shop.get("/products/\(tea)/stock-movements?cursor=x")["field"] == "cursor")
    #expect(await shop.get("/products/\(mia)/stock-movements").problem == "not-found")
    let cup = try await shop.product("CUP")
    #expect(await shop.get("/products/\(cup)/stock-movements")["stock_movements"] == [])
  }
}
