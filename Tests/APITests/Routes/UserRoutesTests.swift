import HTTPServer
import JSON
import Testing

@Suite("/users")
struct UserRoutesTests {
  @Test("a user is created, a customer unless said otherwise, and read again as answered")
  func create() async throws {
    let shop = try TestShop()
    let created = await shop.post("/users", #"{"name":"Mia","email":"Mia@Example.com"}"#)
    #expect(created.status == .created)
    #expect(created.fields[.location] == "/api/v1/users/019b8d7d-f5a8-7000-8000-000000000001")
    #expect(
      created.text == """
        {"id":"019b8d7d-f5a8-7000-8000-000000000001","name":"Mia","email":"mia@example.com","role":"customer",\
        "version":1}
        """)
    #expect(await shop.get("/api/v1/users/019b8d7d-f5a8-7000-8000-000000000001").text == created.text)
    let manager = await shop.post("/users", #"{"name":"Ada","email":"ada@example.com","role":"manager"}"#)
    #expect(manager["role"] == "manager")
  }

  @Test("a role is one of five")
  func role() async throws {
    let refused = await (try TestShop()).post("/users", #"{"name":"A","email":"a@b.c","role":"boss"}"#)
    #expect(
      refused.text == """
        {"type":"/problems/out-of-range","title":"A value is out of range","status":422,\
        "detail":"Send role within what is allowed: customer, supplier, employee, manager, admin.","field":"role"}
        """)
  }

  @Test("an address is given once")
  func duplicate() async throws {
    let shop = try TestShop()
    _ = try await shop.user("mia@example.com")
    let refused = await shop.post("/users", #"{"name":"Mia","email":"MIA@example.com"}"#)
    #expect(refused.problem == "already-exists")
    #expect(refused["field"] == "email")
  }

  @Test("a user's orders are those of no other, and nobody's are 404")
  func orders() async throws {
    let shop = try TestShop()
    let tea = try await shop.product()
    let (mia, ada) = (try await shop.user("mia@example.com"), try await shop.user("ada@example.com"))
    let order = try await shop.order(tea, by: mia)
    _ = try await shop.order(tea, by: ada)

    #expect(await shop.get("/users/\(mia)/orders")["orders"]?.array?.map { $0["id"]?.string } == [order])
    #expect(await shop.get("/orders?user_id=\(mia)")["orders"]?.array?.map { $0["id"]?.string } == [order])
    let new = try await shop.user("new@example.com")
    #expect(await shop.get("/users/\(new)/orders").text == #"{"orders":[],"next_cursor":null}"#)
    #expect(await shop.get("/users/\(tea)/orders").status == .notFound)
    #expect(await shop.get("/users/nobody").problem == "not-found")
  }
}
