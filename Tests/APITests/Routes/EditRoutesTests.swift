import HTTPServer
import JSON
import Testing

@Suite("Edits of products and users")
struct EditRoutesTests {
  private func patch(_ shop: TestShop, _ target: String, _ body: String, _ tag: String?) async -> Response {
    var fields: Fields = [.contentType: "application/json"]
    if let tag { fields.append(.ifMatch, tag) }
    return await shop.send(.patch, target, fields, body)
  }

  @Test("a product is edited by who has read it, and shown as it is read")
  func product() async throws {
    let shop = try TestShop()
    let tea = try await shop.product(onHand: 5)
    let address = "/api/v1/products/\(tea)"
    let tag = try #require(await shop.get(address).fields[.etag])
    #expect(tag.hasPrefix("\"1-"))
    let edited = await patch(shop, address, #"{"price":"15.00","category":"Tea","barcode":null}"#, tag)
    #expect(edited.status == .ok)
    #expect(edited["price"] == "15.00")
    #expect(edited["category"] == "Tea")
    #expect(edited["name"] == "Oolong")
    #expect(edited["version"] == 2)
    let read = await shop.get(address)
    #expect(read.bytes == edited.bytes)
    #expect(read.fields[.etag] == edited.fields[.etag])

    let stale = await patch(shop, address, #"{"price":"16.00"}"#, tag)
    #expect(stale.status == .preconditionFailed)
    #expect(stale.problem == "changed-meanwhile")
    #expect(stale["current_version"] == 2)
    #expect(await patch(shop, address, #"{"category":null}"#, "\"2\"")["category"] == .null)
    #expect(await patch(shop, address, #"{"name":"Tea"}"#, "W/\"3-0a\"")["version"] == 4)
    #expect(await patch(shop, address, #"{"name":"Teas"}"#, "*")["version"] == 5)
  }

  @Test("an edit without a version is 428, and says what to send")
  func unseen() async throws {
    let shop = try TestShop()
    for address in ["/products/\(try await shop.product())", "/users/\(try await shop.user())"] {
      let refused = await patch(shop, address, #"{"name":"X"}"#, nil)
      #expect(refused.status.rawValue == 428)
      #expect(refused.problem == "version-required")
      #expect(refused["field"] == "If-Match")
      for none in ["\"1\", \"2\"", "1", "1vxd", "\"1", ""] {
        #expect(await patch(shop, address, #"{"name":"X"}"#, none).problem == "malformed-value", "\(none)")
      }
      for foreign in ["\"abc\"", "\"1vxd\"", "\"1-\"", "\"-1\"", "\"\"", "\"00000000001\""] {
        #expect(await patch(shop, address, #"{"name":"X"}"#, foreign).status == .preconditionFailed, "\(foreign)")
      }
      #expect(await patch(shop, address, #"{"name":null}"#, "*").problem == "malformed-value")
      #expect(await patch(shop, address, #"{"nam":"X"}"#, "*").problem == "unknown-field")
      #expect(await shop.get(address)["version"] == 1)
    }
  }

  @Test("a product is archived and restored")
  func archive() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(), try await shop.user())
    let archived = await shop.send(.post, "/products/\(tea)/archive")
    #expect(archived["status"] == "archived")
    #expect(await shop.post("/orders", TestShop.order(tea, by: mia)).problem == "not-for-sale")
    #expect(await shop.send(.post, "/products/\(tea)/restore", [.ifMatch: "\"1\""]).status == .preconditionFailed)
    #expect(await shop.send(.post, "/products/\(tea)/restore", [.ifMatch: "\"2\""])["status"] == "active")
    #expect(await shop.post("/orders", TestShop.order(tea, by: mia)).status == .created)
  }

  @Test("a product is deleted unless it was sold or is on hand, and the refusal names the way out")
  func deleteProduct() async throws {
    let shop = try TestShop()
    let (tea, cup, mia) = (try await shop.product(), try await shop.product("CUP", onHand: 2), try await shop.user())
    _ = try await shop.order(tea, by: mia)
    let sold = await shop.send(.delete, "/products/\(tea)")
    #expect(sold.status == .conflict)
    #expect(sold.problem == "not-deletable")
    #expect(sold["detail"]?.string?.contains("POST /api/v1/products/\(tea)/archive") == true)
    #expect(await shop.send(.delete, "/products/\(cup)")["on_hand"] == 2)
    _ = await shop.post("/stocks/\(cup)/adjustments", #"{"to":0}"#)
    let deleted = await shop.send(.delete, "/api/v1/products/\(cup)")
    #expect(deleted.status == .noContent)
    #expect(deleted.fields == ["X-Write-Position": "6"])
    #expect(await shop.get("/products/\(cup)").status == .notFound)
    #expect(await shop.get("/products/\(cup)/stock-movements").status == .notFound)
    #expect(await shop.send(.delete, "/products/\(cup)").status == .notFound)
  }

  @Test("a user is edited, made anonymous, and deleted unless he has bought")
  func user() async throws {
    let shop = try TestShop()
    let (tea, mia, tom) = (try await shop.product(), try await shop.user(), try await shop.user("tom@example.com"))
    let address = "/users/\(mia)"
    let tag = try #require(await shop.get(address).fields[.etag])
    let edited = await patch(shop, address, #"{"role":"manager","email":"MIA@example.org"}"#, tag)
    #expect(edited["role"] == "manager")
    #expect(edited["email"] == "mia@example.org")
    #expect(await shop.get(address).bytes == edited.bytes)
    #expect(await patch(shop, address, #"{"email":"tom@example.com"}"#, "\"2\"").problem == "already-exists")
    #expect(await patch(shop, address, #"{"role":"king"}"#, "\"2\"")["field"] == "role")

    _ = try await shop.order(tea, by: mia)
    let refused = await shop.send(.delete, address)
    #expect(refused.problem == "not-deletable")
    #expect(refused["detail"]?.string?.contains("/users/\(mia)/anonymise") == true)
    let anonymous = await shop.send(.post, "\(address)/anonymise")
    #expect(anonymous["name"] == "Anonymous")
    #expect(await shop.get(address).bytes == anonymous.bytes)

    #expect(await shop.send(.delete, "/users/\(tom)", [.ifMatch: "\"9\""]).status == .preconditionFailed)
    #expect(await shop.send(.delete, "/users/\(tom)").status == .noContent)
    #expect(await shop.get("/users/\(tom)").status == .notFound)
  }
}
