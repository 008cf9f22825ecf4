import API
import HTTPServer
import JSON
import Testing

@Suite("Protection of an open store")
struct ProtectionTests {
  private static func application(_ middleware: @escaping Middleware) -> Application {
    var routes = Routes()
    routes.on(.get, "/") { _ in .noContent }
    routes.on(.post, "/") { _ in .noContent }
    return Application(routes: routes, middleware: [middleware], refusal: StoreAPI.render)
  }

  struct Sender: Sendable, CustomTestStringConvertible {
    let method: Method
    let fields: Fields
    let isAllowed: Bool
    var testDescription: String { "\(method) \(fields)" }

    init(_ method: Method, _ fields: Fields, _ isAllowed: Bool) {
      self.method = method
      self.fields = fields
      self.isAllowed = isAllowed
    }
  }

  @Test(
    "another site changes nothing through a visitor's browser",
    arguments: [
      Sender(.post, [:], true), Sender(.post, ["Sec-Fetch-Site": "same-origin"], true),
      Sender(.post, ["Sec-Fetch-Site": "none"], true), Sender(.post, ["Sec-Fetch-Site": "cross-site"], false),
      Sender(.post, ["Sec-Fetch-Site": "same-site"], false), Sender(.post, ["Sec-Fetch-Site": "x"], false),
      Sender(.post, [.host: "localhost:5000", .origin: "http://localhost:5000"], true),
      Sender(.post, [.host: "localhost:5000", .origin: "http://LOCALHOST:5000"], true),
      Sender(.post, [.host: "localhost:5000", .origin: "http://localhost:3000"], false),
      Sender(.post, [.host: "localhost:5000", .origin: "http://evil.example"], false),
      Sender(.post, [.host: "localhost:5000", .origin: "null"], false),
      Sender(.post, [.origin: "http://localhost:5000"], false),
      Sender(.post, [.host: "a", .origin: "http://b", "Sec-Fetch-Site": "same-origin"], true),
      Sender(.get, ["Sec-Fetch-Site": "cross-site"], true), Sender(.head, [.origin: "http://evil.example"], true),
      Sender(.delete, ["Sec-Fetch-Site": "cross-site"], false),
    ])
  func crossSite(_ sender: Sender) async {
    let request = Request(sender.method, "/", fields: sender.fields)
    let answer = await Self.application(CrossSiteProtection.handle).respond(to: request)
    #expect((answer.problem != "cross-site-request") == sender.isAllowed)
    #expect(sender.isAllowed || answer.status == .forbidden)
  }

  @Test(
    "only the store's own names are answered",
    arguments: [
      ("localhost", true), ("localhost:5000", true), ("LocalHost:80", true), ("127.0.0.1:5000", true), ("[::1]", true),
      ("[::1]:5000", true), ("shop.example:443", true), ("evil.example", false), ("localhost.evil.example", false),
      ("127.0.0.1.evil.example:5000", false), ("localhost:5000@evil", false), ("127.0.0.2", false), ("", false),
      ("::1", false), (nil, false),
    ] as [(String?, Bool)])
  func host(_ host: String?, _ isOurs: Bool) async {
    var request = Request(.get, "/")
    request.fields[.host] = host
    let answer = await Self.application(HostCheck(alsoKnownAs: ["Shop.example"]).handle).respond(to: request)
    #expect(answer.status.rawValue == (isOurs ? 204 : 421))
    #expect(isOurs || answer.problem == "wrong-host")
  }
}
