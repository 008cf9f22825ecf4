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
        {"orders":[{"id":"\(second)","reference":"CVHN-0004","user_id":"\(mia)","status":"placed",\
        "placed_at":"2026-01-05T09:30:08Z","total":"29.00","lines":1,"units":2},\
        {"id":"\(first)","reference":"CVHN-0003","user_id":"\(mia)","status":"placed",\
        "placed_at":"2026-01-05T09:30:06Z","total":"14.50","lines":1,"units":1}],"next_cursor":null}
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
        detail: "\"offset\" is unknown here. Use only limit, cursor, user_id."),
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
}
