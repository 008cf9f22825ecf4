import HTTPServer
import Testing

@Suite("An application without sockets")
struct ApplicationTests {
  static func application(_ middleware: [any Middleware] = []) -> Application {
    var routes = Routes()
    routes.on(.get, "/") { _ in .text("root") }
    routes.group("/api") { api in
      api.on(.get, "/orders/{id}", right: "orders.read") { request in
        .text("order \(request.parameters["id"] ?? "?") \(request.route?.right ?? "")")
      }
      api.on(.get, "/orders/new") { _ in .text("new") }
      api.on(.post, "/orders/{order}/lines/{line}") { request in
        .text("\(request.parameters["order"] ?? "?")/\(request.parameters["line"] ?? "?")")
      }
    }
    routes.on(.post, "/refused") { _ in throw HTTPError(.conflict) }
    routes.on(.post, "/broken") { _ in throw CancellationError() }
    return Application(routes: routes, middleware: middleware)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let request: String
    let status: Status
    let body: String
    var testDescription: String { request }
  }

  @Test(
    "answers by method and path",
    arguments: [
      Case(request: "GET /", status: .ok, body: "root"),
      Case(request: "HEAD /", status: .ok, body: "root"),
      Case(request: "GET /api/orders/7?x=1", status: .ok, body: "order 7 orders.read"),
      Case(request: "GET /api/orders/caf%C3%A9%2F", status: .ok, body: "order café/ orders.read"),
      Case(request: "GET /api/orders/new", status: .ok, body: "new"),
      Case(request: "GET /%61pi/orders/new", status: .ok, body: "new"),
      Case(request: "POST /api/orders/new/lines/2", status: .ok, body: "new/2"),
      Case(request: "GET /api/orders/", status: .notFound, body: "404 Not Found\n"),
      Case(request: "GET /api/orders", status: .notFound, body: "404 Not Found\n"),
      Case(request: "GET /nothing", status: .notFound, body: "404 Not Found\n"),
      Case(request: "DELETE /", status: .methodNotAllowed, body: "405 Method Not Allowed\n"),
      Case(request: "FOO /", status: .notImplemented, body: "501 Not Implemented\n"),
      Case(request: "OPTIONS /", status: .noContent, body: ""),
      Case(request: "POST /refused", status: .conflict, body: "409 Conflict\n"),
      Case(request: "POST /broken", status: .internalServerError, body: "500 Internal Server Error\n"),
    ])
  func answers(_ example: Case) async {
    let words = example.request.split(separator: " ").map(String.init)
    let response = await Self.application().respond(to: Request(Method(rawValue: words[0]), words[1]))
    #expect(response.status == example.status)
    #expect(String(decoding: response.bytes, as: UTF8.self) == example.body)
  }

  @Test("names the methods of a path in Allow")
  func allow() async {
    let refused = await Self.application().respond(to: Request(.delete, "/"))
    #expect(refused.fields == [.contentType: "text/plain; charset=utf-8", .allow: "GET, HEAD, OPTIONS"])
    let options = await Self.application().respond(to: Request(.options, "/api/orders/1/lines/2"))
    #expect(options.fields == [.allow: "POST, OPTIONS"])
  }

  @Test("runs middleware from the first to the last and back, also without a route")
  func order() async {
    struct Mark: Middleware {
      let letter: String

      func handle(_ request: Request, _ next: Next) async throws -> Response {
        var request = request
        request.id += letter
        var response = try await next(request)
        response.fields.append("X-Trace", request.id)
        return response
      }
    }
    let response = await Self.application([Mark(letter: "a"), Mark(letter: "b")]).respond(to: Request(.get, "/nothing"))
    #expect(response.status == .notFound)
    #expect(response.fields.all("X-Trace") == ["ab", "a"])
  }

  @Test("hands what a middleware leaves to the handler")
  func values() async {
    enum Actor: RequestKey { typealias Value = String }
    struct SignedIn: Middleware {
      func handle(_ request: Request, _ next: Next) async throws -> Response {
        var request = request
        request[Actor.self] = "ada"
        return try await next(request)
      }
    }
    var routes = Routes()
    routes.on(.get, "/") { request in .text(request[Actor.self] ?? "nobody") }
    let application = Application(routes: routes, middleware: [SignedIn()])
    #expect(await application.respond(to: Request(.get, "/")).bytes == Array("ada".utf8))
  }

  @Test("lists every route with its prefix and its right")
  func list() {
    let listed = Self.application().routes.all.map { "\($0.method) \($0.path) \($0.right ?? "-")" }
    #expect(
      listed == [
        "GET / -", "GET /api/orders/{id} orders.read", "GET /api/orders/new -",
        "POST /api/orders/{order}/lines/{line} -", "POST /refused -", "POST /broken -",
      ])
  }
}
