import API
import HTTPServer
import JSON
import Testing

@Suite("The server's own refusals as problems")
struct RefusalTests {
  @Test("an address without a route says where the API is")
  func notFound() async throws {
    let answer = await (try TestShop()).get("/api/v2/orders")
    #expect(answer.status == .notFound)
    #expect(
      answer.text == """
        {"type":"/problems/no-such-address","title":"No such address","status":404,\
        "detail":"There is nothing at this address. The API is under /api/v1."}
        """)
  }

  @Test("a method that an address does not have is answered with those it has")
  func methodNotAllowed() async throws {
    let shop = try TestShop()
    let answer = await shop.send(.delete, "/orders")
    #expect(answer.status == .methodNotAllowed)
    #expect(answer.fields[.allow] == "GET, POST, HEAD, OPTIONS")
    #expect(
      answer.text == """
        {"type":"/problems/method-not-allowed","title":"Method not allowed","status":405,\
        "detail":"DELETE is not for this address; use GET, POST, HEAD, OPTIONS."}
        """)
    #expect(await shop.get("/orders/x/cancel").fields[.allow] == "POST, OPTIONS")
    #expect(await shop.send(.options, "/orders").fields[.allow] == "GET, POST, HEAD, OPTIONS")
    #expect(await shop.send(Method(rawValue: "BREW"), "/orders").problem == "unknown-method")
  }

  struct Broken: Error { let secret = "password" }

  @Test(
    "each status has its problem",
    arguments: [
      400: "malformed-request", 404: "no-such-address", 405: "method-not-allowed", 408: "request-timeout",
      413: "content-too-large", 414: "address-too-long", 417: "expectation-failed", 418: "malformed-request",
      431: "head-too-large", 500: "internal-fault", 501: "unknown-method", 503: "busy", 504: "internal-fault",
    ])
  func status(_ status: Int, _ problem: String) async {
    let application = Self.application { throw HTTPError(Status(rawValue: status)) }
    let answer = await application.respond(to: Request(.get, "/"))
    #expect(answer.status.rawValue == status)
    #expect(answer.problem == problem)
    #expect(answer["status"]?.int == status || status == 418 || status == 504)
    #expect(answer.fields[.retryAfter] == (status == 503 ? "1" : nil))
  }

  @Test("a body over the limit hears the limit")
  func tooLarge() async {
    let answer = await Self.application { throw HTTPError(.contentTooLarge) }.respond(to: Request(.get, "/"))
    #expect(answer["detail"] == "Send at most 1000 bytes, in several requests if need be.")
  }

  @Test("a fault of the program tells the client nothing of it")
  func fault() async {
    let answer = await Self.application { throw Broken() }.respond(to: Request(.get, "/"))
    #expect(
      answer.text == """
        {"type":"/problems/internal-fault","title":"Internal fault","status":500,\
        "detail":"Nothing is wrong with the request. Tell the operator its X-Request-Id; the log has the cause."}
        """)
  }

  private static func application(_ refuse: @escaping @Sendable () throws -> Void) -> Application {
    var routes = Routes()
    routes.on(.get, "/", bodyLimit: 1_000) { _ in
      try refuse()
      return .noContent
    }
    return Application(routes: routes, refusal: StoreAPI.render)
  }
}
