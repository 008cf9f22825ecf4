import HTTPServer
import JSON
import Testing

@Suite("/orders")
struct OrderRoutesTests {
  @Test("an order is placed, answered as it is read, and cancelled")
  func life() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 10), try await shop.user())
    let placed = await shop.post("/orders", TestShop.order(tea, by: mia, quantity: 3))
    let id = try placed.id()
    #expect(placed.status == .created)
    #expect(
      placed.fields == [
        .contentType: "application/json", .location: "/api/v1/orders/\(id)",
        .etag: placed.fields[.etag] ?? "", "X-Write-Position": "3",
      ])
    #expect(
      placed.text == """
        {"id":"\(id)","reference":"CVHN-0003","user_id":"\(mia)","status":"placed","origin":"store",\
        "placed_at":"2026-01-05T09:30:06Z","total":"43.50","currency":"EUR","version":1,"items":[\
        {"product_id":"\(tea)","sku":"TEA","name":"Oolong","quantity":3,"unit_price":"14.50","amount":"43.50"}]}
        """)
    #expect(await shop.get("/orders/\(id)").bytes == placed.bytes)
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == 7)

    let cancelled = await shop.send(.post, "/api/v1/orders/\(id)/cancel")
    #expect(cancelled.status == .ok)
    let tag = try #require(cancelled.fields[.etag])
    #expect(cancelled.fields == [.contentType: "application/json", .etag: tag, "X-Write-Position": "4"])
    #expect(cancelled["status"] == "cancelled")
    #expect(cancelled["version"] == 2)
    #expect(await shop.get("/orders/\(id)").bytes == cancelled.bytes)
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == 10)

    let again = await shop.post("/orders/\(id)/cancel", "{}")
    #expect(again.status == .conflict)
    #expect(
      again.text == """
        {"type":"/problems/wrong-status","title":"The order's status does not allow it","status":409,\
        "detail":"The order is cancelled; it would have to be placed or paid for this.","order_id":"\(id)",\
        "order_status":"cancelled","needed_statuses":["placed","paid"]}
        """)
  }

  @Test("an order is paid, then fulfilled, and then cancelled no more")
  func steps() async throws {
    let shop = try TestShop()
    let order = try await shop.order(shop.product(onHand: 3), by: shop.user())
    #expect(await shop.post("/orders/\(order)/fulfil", "{}")["needed_statuses"] == ["paid"])

    #expect(await shop.send(.post, "/orders/\(order)/pay", [.ifMatch: "\"7\""]).status == .preconditionFailed)
    let paid = await shop.send(.post, "/api/v1/orders/\(order)/pay", [.ifMatch: "\"1\""])
    #expect(paid.status == .ok)
    #expect(paid["status"] == "paid")
    #expect(await shop.get("/orders/\(order)").bytes == paid.bytes)

    let fulfilled = await shop.send(.post, "/api/v1/orders/\(order)/fulfil")
    #expect(fulfilled["status"] == "fulfilled")
    #expect(fulfilled["version"] == 3)
    #expect(await shop.send(.post, "/orders/\(order)/cancel").problem == "wrong-status")
    #expect(await shop.send(.post, "/orders/\(order)/pay").status == .conflict)
  }

  @Test("an order's lines are changed by who has read it")
  func change() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 10), try await shop.user())
    let order = try await shop.order(tea, by: mia, quantity: 3)
    let tag = try #require(await shop.get("/orders/\(order)").fields[.etag])
    let body = #"{"items":[{"product_id":"\#(tea)","quantity":8}]}"#
    let json: Fields = [.contentType: "application/json"]
    #expect(await shop.send(.patch, "/orders/\(order)", json, body).status.rawValue == 428)
    var seen = json
    seen.append(.ifMatch, tag)
    let changed = await shop.send(.patch, "/api/v1/orders/\(order)", seen, body)
    #expect(changed.status == .ok)
    #expect(changed["total"] == "116.00")
    #expect(await shop.get("/orders/\(order)").bytes == changed.bytes)
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == 2)
    let stale = await shop.send(.patch, "/orders/\(order)", seen, body)
    #expect(stale.status == .preconditionFailed)
    #expect(stale["current_version"] == 2)
  }

  @Test("a mistaken order is deleted, and its goods are back")
  func delete() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(onHand: 10), try await shop.user())
    let order = try await shop.order(tea, by: mia, quantity: 3)
    #expect(await shop.send(.delete, "/orders/\(order)", [.ifMatch: "\"7\""]).status == .preconditionFailed)
    #expect(await shop.send(.delete, "/orders/\(order)").status == .noContent)
    #expect(await shop.get("/orders/\(order)").status == .notFound)
    #expect(await shop.get("/orders").text == #"{"orders":[],"next_cursor":null}"#)
    #expect(await shop.get("/stocks/\(tea)")["on_hand"] == 10)
    #expect(await shop.send(.delete, "/orders/\(order)").status == .notFound)
  }

  @Test("a cancellation takes no members")
  func cancelBody() async throws {
    let shop = try TestShop()
    let order = try await shop.order(shop.product(), by: shop.user())
    let refused = await shop.post("/orders/\(order)/cancel", #"{"reason":"rain"}"#)
    #expect(refused["detail"] == "\"reason\" is unknown here. Leave it out.")
    #expect(await shop.get("/orders/\(order)")["status"] == "placed")
  }

  @Test("lines of one product are one line")
  func merged() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(), try await shop.user())
    let item = #"{"product_id":"\#(tea)","quantity":2}"#
    let placed = await shop.post("/orders", #"{"user_id":"\#(mia)","items":[\#(item),\#(item)]}"#)
    #expect(placed["items"]?.array?.map { $0["quantity"]?.int } == [4])
  }

  @Test("a shortage names every short line with what was asked and what is there")
  func shortage() async throws {
    let shop = try TestShop()
    let mia = try await shop.user()
    let (tea, cup) = (try await shop.product("TEA", onHand: 2), try await shop.product("CUP", onHand: 0))
    let pot = try await shop.product("POT", onHand: 9)
    let items = [(tea, 3), (pot, 9), (cup, 1)].map { #"{"product_id":"\#($0)","quantity":\#($1)}"# }
    let refused = await shop.post("/orders", #"{"user_id":"\#(mia)","items":[\#(items.joined(separator: ","))]}"#)
    #expect(refused.status == .conflict)
    #expect(
      refused.text == """
        {"type":"/problems/stock-shortage","title":"Not enough stock","status":409,\
        "detail":"2 products are short. Ask for what is available at most, or receive stock first.",\
        "shortages":[{"product_id":"\(tea)","asked":3,"available":2},\
        {"product_id":"\(cup)","asked":1,"available":0}]}
        """)
    #expect(await shop.get("/stocks/\(pot)")["on_hand"] == 9)
    #expect(await shop.get("/orders").text == #"{"orders":[],"next_cursor":null}"#)
  }

  @Test("nobody and nothing are 404")
  func unknown() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(), try await shop.user())
    let byNobody = await shop.post("/orders", TestShop.order(tea, by: tea))
    #expect(byNobody.problem == "not-found")
    #expect(byNobody["detail"]?.string?.hasPrefix("There is no user \"\(tea)\".") == true)
    #expect(await shop.post("/orders", TestShop.order(mia, by: mia)).problem == "not-found")
    #expect(await shop.get("/orders/\(tea)").problem == "not-found")
    #expect(await shop.post("/orders/\(tea)/cancel", "").problem == "not-found")
  }
}
