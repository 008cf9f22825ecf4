import API
import HTTPServer
import JSON
import Telemetry
import Testing

@Suite("Protection of an open store")
struct ProtectionTests {
  private static let application: Application = {
    var routes = Routes()
    routes.on(.get, "/") { _ in .noContent }
    routes.on(.post, "/") { _ in .noContent }
    let reception = Reception(
      seed: 0, hosts: ["Shop.example"], metrics: MetricsRegistry(), routes: routes,
      logger: Logger("http", to: LogPipeline(to: MemorySink())))
    return Application(routes: routes, middleware: [reception], refusal: StoreAPI.render)
  }()

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
      Sender(.post, [.origin: "http://localhost:5000"], true),
      Sender(.post, [.origin: "http://LOCALHOST:5000"], true),
      Sender(.post, [.origin: "http://localhost:3000"], false),
      Sender(.post, [.origin: "http://evil.example"], false),
      Sender(.post, [.origin: "null"], false),
      Sender(.post, [.origin: "http://b", "Sec-Fetch-Site": "same-origin"], true),
      Sender(.get, ["Sec-Fetch-Site": "cross-site"], true), Sender(.head, [.origin: "http://evil.example"], true),
      Sender(.delete, ["Sec-Fetch-Site": "cross-site"], false),
    ])
  func crossSite(_ sender: Sender) async {
    var request = Request(sender.method, "/", fields: sender.fields)
    request.fields[.host] = "localhost:5000"
    let answer = await Self.application.respond(to: request)
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
    let answer = await Self.application.respond(to: request)
    #expect(answer.status.rawValue == (isOurs ? 204 : 421))
    #expect(isOurs || answer.problem == "wrong-host")
  }
}
