import HTTPServer
import Testing

@Suite("A connection")
struct ConnectionTests {
  static let application = Application.with { routes in
    routes.on(.get, "/") { request in .text("\(request.peer) \(request.fields.count)") }
    routes.on(.post, "/") { request in .text(String(decoding: request.body, as: UTF8.self)) }
    routes.on(.get, "/query") { request in .text(request.target + " " + (request.query["q"] ?? "none")) }
    routes.on(.get, "/none") { _ in Response() }
    routes.on(.get, "/shared") { _ in Response(type: "text/plain", body: .shared(SharedBytes("shared".utf8))) }
    routes.on(.get, "/status/{code}") { request in
      .text("x", status: Status(rawValue: request.parameters["code"].flatMap { Int($0) } ?? 0))
    }
    routes.on(.get, "/fields") { _ in
      Response(
        fields: [
          "Set-Cookie": "a=1", "Set-Cookie": "b=2", "Content-Length": "99", "Transfer-Encoding": "chunked",
          "Date": "never",
        ], body: .bytes([120]))
    }
  }

  private func answer(_ request: String, head: Bool = false) async throws -> RawResponse {
    try await withServer(Self.application) { server in
      let client = try RawClient(to: server.address)
      client.answersHead = head
      try await client.send(request)
      try await client.readResponses(1)
      return try #require(client.responses.first)
    }
  }

  @Test("answers with the fields of a complete response")
  func fields() async throws {
    let response = try await answer("GET / HTTP/1.1\r\nHost: x\r\nAccept: */*\r\n\r\n")
    #expect(response.text == "127.0.0.1 2")
    #expect(response["Content-Type"] == "text/plain; charset=utf-8")
    #expect(response["Content-Length"] == "11")
    let date = try #require(response["Date"])
    #expect(date.hasSuffix(" GMT") && date.count == 29)
  }

  @Test("hands a query on as it came", arguments: [("?q=a%20b+c&x=1&y", "a b c"), ("?", "none"), ("?x&q=", "")])
  func query(query: String, value: String) async throws {
    let response = try await answer("GET /query\(query) HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(response.text == "/query\(query) \(value)")
  }

  @Test("frames an answer itself, whatever fields the handler sets")
  func framing() async throws {
    let response = try await answer("GET /fields HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(response.text == "x")
    #expect(response["Content-Length"] == "1" && response["Transfer-Encoding"] == nil)
    #expect(response["Date"] != "never")
    #expect(response.head.components(of: "Set-Cookie") == ["a=1", "b=2"])
  }

  @Test("answers HEAD with the length of what it does not send")
  func head() async throws {
    let response = try await answer("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", head: true)
    #expect(response["Content-Length"] == "11")
    #expect(response.body == [])
  }

  @Test("sends bytes that live on, and no bytes at all")
  func bodies() async throws {
    #expect(try await answer("GET /shared HTTP/1.1\r\nHost: x\r\n\r\n").text == "shared")
    #expect(try await answer("GET /none HTTP/1.1\r\nHost: x\r\n\r\n")["Content-Length"] == "0")
  }

  @Test("makes a 500 of a status that is none", arguments: [0, 99, 100, 600, 10000])
  func statuses(_ code: Int) async throws {
    #expect(try await answer("GET /status/\(code) HTTP/1.1\r\nHost: x\r\n\r\n").status == 500)
  }

  @Test("understands a request that comes byte by byte")
  func slices() async throws {
    try await withServer(Self.application) { server in
      let client = try RawClient(to: server.address)
      let request =
        "POST / HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "y", count: 2000))\r\nContent-Length: 5\r\n\r\nhello"
      for byte in Array(request.utf8) {
        try await client.send([byte])
        client.readAvailable()
      }
      try await client.readResponses(1)
      #expect(client.responses.map(\.text) == ["hello"])
    }
  }

  @Test("understands heads of every size up to its memory, one after another")
  func sizes() async throws {
    try await withServer(Self.application) { server in
      let client = try RawClient(to: server.address)
      var expected: [Int] = []
      for size in stride(from: 0, through: 5500, by: 250) {
        try await client.send(
          "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\nX: \(String(repeating: "y", count: size))\r\nC:  d \r\n\r\n")
        expected.append(200)
        try await client.readResponses(expected.count)
      }
      #expect(client.responses.map(\.status) == expected)
    }
  }

  @Test("has 431 for a head that leaves no room for an answer")
  func noRoom() async throws {
    let field = "X: \(String(repeating: "y", count: 6500))\r\n"
    #expect(try await answer("GET / HTTP/1.1\r\nHost: x\r\n\(field)\r\n").status == 431)
  }

  @Test("counts what it does")
  func statistics() async throws {
    try await withServer(Self.application) { server in
      let client = try RawClient(to: server.address)
      try await client.send(
        "GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"
      )
      try await client.read()
      var expected = HTTPServer.Statistics()
      (expected.connectionsAccepted, expected.requests, expected.requestsRefused) = (1, 2, 1)
      #expect(try await eventually { server.statistics == expected })
    }
  }
}

extension String {
  /// The values of a field in a head.
  fileprivate func components(of name: String) -> [String] {
    split(separator: "\r\n").filter { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
  }
}
