import HTTPServer
import JSON
import Testing

@Suite("Lists of orders")
struct OrderListTests {
  @Test("a list shows the newest first, each as its summary")
  func newestFirst() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(), try await shop.user())
    let (first, second) = (try await shop.order(tea, by: mia), try await shop.order(tea, by: mia, quantity: 2))
    #expect(
      await shop.get("/api/v1/orders").text == """
        {"orders":[{"id":"\(second)","reference":"CVHN-0004","user_id":"\(mia)","status":"placed","origin":"store",\
        "placed_at":"2026-01-05T09:30:08Z","total":"29.00","currency":"EUR","version":1,"lines":1,"units":2},\
        {"id":"\(first)","reference":"CVHN-0003","user_id":"\(mia)","status":"placed","origin":"store",\
        "placed_at":"2026-01-05T09:30:06Z","total":"14.50","currency":"EUR","version":1,"lines":1,"units":1}],"next_cursor":null}
        """)
  }

  @Test("pages go on where the one before ended, and together hold every order once", arguments: [1, 2, 3, 7, 8])
  func pages(limit: Int) async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(), try await shop.user())
    var placed: [String] = []
    for _ in 0..<7 { placed.append(try await shop.order(tea, by: mia)) }

    var listed: [String?] = []
    var next: String? = "/users/\(mia)/orders?limit=\(limit)"
    while let address = next {
      let page = await shop.get(address)
      let orders = try #require(page["orders"]?.array)
      #expect(orders.count <= limit)
      listed += orders.map { $0["id"]?.string }
      next = page["next_cursor"]?.string.map { "/users/\(mia)/orders?limit=\(limit)&cursor=\($0)" }
      guard listed.count <= 7 else { break }
    }
    #expect(listed == placed.reversed())
  }

  @Test("a page holds 50 unless asked for otherwise")
  func defaultLimit() async throws {
    let shop = try TestShop()
    let (tea, mia) = (try await shop.product(), try await shop.user())
    for _ in 0..<51 { _ = try await shop.order(tea, by: mia) }
    #expect(await shop.get("/orders")["orders"]?.array?.count == 50)
    #expect(await shop.get("/orders?limit=200")["orders"]?.array?.count == 51)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let query: String
    let problem: String
    let detail: String
    var testDescription: String { query }
  }

  @Test(
    "what a query cannot mean is refused by name",
    arguments: [
      Case(query: "limit=0", problem: "out-of-range", detail: "Send limit within what is allowed: 1 to 200."),
      Case(query: "limit=201", problem: "out-of-range", detail: "Send limit within what is allowed: 1 to 200."),
      Case(query: "limit=ten", problem: "malformed-value", detail: "Send limit as a whole number."),
      Case(query: "limit=", problem: "malformed-value", detail: "Send limit as a whole number."),
      Case(query: "limit=5&limit=6", problem: "malformed-value", detail: "Give limit once."),
      Case(query: "limt=5", problem: "unknown-field", detail: "\"limt\" is unknown here. Did you mean limit?"),
      Case(query: "ilmit=5", problem: "unknown-field", detail: "\"ilmit\" is unknown here. Did you mean limit?"),
      Case(
        query: "offset=5", problem: "unknown-field",
        detail: "\"offset\" is unknown here. Use only q, status, from, to, user_id, limit, cursor."),
      Case(query: "stauts=paid", problem: "unknown-field", detail: "\"stauts\" is unknown here. Did you mean status?"),
      Case(
        query: "status=lost", problem: "out-of-range",
        detail: "Send status within what is allowed: placed, paid, fulfilled, cancelled."),
      Case(query: "from=today", problem: "malformed-value", detail: "Send from as a day such as 2010-12-31."),
      Case(
        query: "to=2026-01-01&from=2026-01-02", problem: "out-of-range",
        detail: "Send to within what is allowed: 2026-01-02 or later."),
      Case(query: "user_id=7", problem: "malformed-value", detail: "Send user_id as the identifier of a user."),
      Case(
        query: "cursor=yesterday", problem: "malformed-value",
        detail: "Send cursor as the next_cursor of the page before."),
    ])
  func refused(_ example: Case) async throws {
    let answer = await (try TestShop()).get("/orders?\(example.query)")
    #expect(answer.problem == example.problem)
    #expect(answer["detail"]?.string == example.detail)
    #expect(answer["field"]?.string == example.query.split(separator: "=").first.map(String.init))
  }

  @Test("an order is found by status, by the days of the store's time zone, and by its reference, alone and together")
  func filters() async throws {
    let shop = try TestShop()
    let sheet = """
      reference,placed_at,buyer_email,sku,quantity,unit_price,status
      A-1,2026-01-31T22:59:59Z,mia@example.com,TEA,1,1.00,fulfilled
      A-2,2026-01-31T23:00:00Z,mia@example.com,TEA,1,1.00,paid
      B-1,2026-02-28T22:59:59Z,tom@example.com,TEA,1,1.00,fulfilled
      B-2,2026-02-28T23:00:00Z,mia@example.com,TEA,1,1.00,fulfilled
      """
    _ = try await shop.product()
    let (mia, tom) = (try await shop.user(), try await shop.user("tom@example.com"))
    #expect(await shop.post("/imports/orders", sheet, [.contentType: "text/csv"]).status == .ok)

    func references(_ target: String) async -> [String]? {
      await shop.get(target)["orders"]?.array?.compactMap { $0["reference"]?.string }
    }
    #expect(await references("/orders") == ["B-2", "B-1", "A-2", "A-1"])
    #expect(await references("/orders?status=fulfilled") == ["B-2", "B-1", "A-1"])
    #expect(await references("/orders?from=2026-02-01&to=2026-02-28") == ["B-1", "A-2"])
    #expect(await references("/orders?to=2026-01-31") == ["A-1"])
    #expect(await references("/orders?from=2026-03-01") == ["B-2"])
    #expect(await references("/orders?q=a-") == ["A-2", "A-1"])
    #expect(await references("/orders?q=%20") == ["B-2", "B-1", "A-2", "A-1"])
    let all = "from=2026-02-01&to=2026-12-31&status=fulfilled&q=b"
    #expect(await references("/orders?user_id=\(tom)&\(all)") == ["B-1"])
    #expect(await references("/users/\(mia)/orders?\(all)") == ["B-2"])
    #expect(await shop.get("/users/\(mia)/orders?user_id=\(tom)").problem == "unknown-field")
  }
}
