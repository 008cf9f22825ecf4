import API
import HTTPServer
import JSON
import Telemetry
import Testing

@Suite("Names, records and counts of requests")
struct RequestLogTests {
  struct Watched {
    let application: Application
    let metrics = MetricsRegistry()
    let log: LogPipeline
    let sink = MemorySink()

    init() {
      let log = LogPipeline(to: sink)
      self.log = log
      var routes = Routes()
      routes.on(.get, "/orders/{id}") { request in
        .text(request.id)
      }
      routes.on(.post, "/orders/{id}") { _ in throw CancellationError() }
      application = Application(
        routes: routes,
        middleware: [
          Reception(seed: 0, hosts: [], metrics: metrics, routes: routes, logger: Logger("http", to: log))
        ],
        refusal: { refusal in
          var response = StoreAPI.render(refusal)
          Reception.name(&response, to: refusal)
          return response
        })
    }

    func answer(_ method: Method, _ target: String, _ fields: Fields = [:]) async -> Response {
      var request = Request(method, target, fields: fields, body: Array("secret".utf8))
      request.fields[.host] = "localhost"
      return await application.respond(to: request)
    }

    /// The records without their times, which differ.
    var records: [JSONValue] {
      get throws {
        log.flush(within: .seconds(600))
        return try sink.lines.map { line in
          let members = try JSONValue(parsing: line).object?.members ?? []
          return .object(JSONObject(members.filter { $0.name != "time" && $0.name != "milliseconds" }))
        }
      }
    }
  }

  @Test("a request without a name gets one, which its handler, its records and its response carry")
  func named() async throws {
    let watched = Watched()
    let answer = await watched.answer(.get, "/orders/mia?x=secret")
    #expect(answer.fields["X-Request-Id"] == "9e3779b97f4a7c1")
    #expect(answer.text == "9e3779b97f4a7c1")
    #expect(
      try watched.records == [
        [
          "level": "info", "logger": "http", "message": "request", "request_id": "9e3779b97f4a7c1",
          "method": "GET", "route": "/orders/{id}", "status": 200,
        ]
      ])
  }

  @Test(
    "a client's name is kept if it is plain",
    arguments: [
      "trace-7_a.B": true, String(repeating: "x", count: 64): true, String(repeating: "x", count: 65): false,
      "": false, "a b": false, "a\"b": false, "é": false,
    ])
  func given(_ name: String, _ isKept: Bool) async {
    let answer = await Watched().answer(.get, "/orders/1", ["X-Request-Id": name])
    #expect(answer.fields.all("X-Request-Id") == [isKept ? name : "9e3779b97f4a7c1"])
  }

  @Test("refused and failed requests are written too")
  func failures() async throws {
    let watched = Watched()
    let asked: [(Method, String, name: String)] = [
      (.get, "/nothing", "9e3779b97f4a7c1"), (.post, "/orders/1", "3c6ef372fe94f82"),
    ]
    for (method, target, name) in asked {
      let answer = await watched.answer(method, target)
      #expect(answer.fields.all("X-Request-Id") == [name])
    }
    #expect(
      try watched.records == [
        [
          "level": "info", "logger": "http", "message": "request", "request_id": "9e3779b97f4a7c1",
          "method": "GET", "route": "none", "status": 404,
        ],
        [
          "level": "warning", "logger": "http", "message": "request", "request_id": "3c6ef372fe94f82",
          "method": "POST", "route": "/orders/{id}", "status": 500, "error": "CancellationError()",
        ],
      ])
  }

  @Test("requests are counted by route, method and class of status, and timed")
  func counted() async {
    let watched = Watched()
    for target in ["/orders/1", "/orders/2", "/nothing"] {
      _ = await watched.answer(.get, target)
    }
    _ = await watched.answer(.head, "/orders/1")
    _ = await watched.answer(.post, "/orders/1")
    _ = await watched.answer(.put, "/orders/1")
    let text = watched.metrics.prometheusText().split(separator: "\n").filter { !$0.hasSuffix(" 0") }
    let counts = text.filter { $0.hasPrefix("http_requests_total") }.sorted()
    #expect(
      counts == [
        #"http_requests_total{method="GET",route="/orders/{id}",status="2xx"} 3"#,
        #"http_requests_total{method="POST",route="/orders/{id}",status="5xx"} 1"#,
        #"http_requests_total{method="any",route="none",status="4xx"} 2"#,
      ])
    let timed = text.filter { $0.hasPrefix("http_request_duration_seconds_count") }.sorted()
    #expect(
      timed == [
        #"http_request_duration_seconds_count{method="GET",route="/orders/{id}"} 3"#,
        #"http_request_duration_seconds_count{method="POST",route="/orders/{id}"} 1"#,
        #"http_request_duration_seconds_count{method="any",route="none"} 2"#,
      ])
  }
}
