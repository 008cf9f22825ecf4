import HTTPServer
import Testing

@Suite("Requests of hostile and sloppy clients")
struct SloppyRequestTests {
  static let application = Application.with { routes in
    routes.on(.get, "/plaintext") { _ in .text("Hello, World!") }
    routes.on(.get, "/probe") { _ in .text("still here") }
    routes.on(.post, "/echo") { request in .json(request.body) }
    routes.on(.get, "/waits") { _ in
      await Task.yield()
      try await Task.sleep(for: .milliseconds(5))
      return .text("waited")
    }
  }

  @Test(
    "are answered as RFC 9110 and 9112 ask",
    arguments: SloppyRequest.ordinary + SloppyRequest.bodies + SloppyRequest.heads + SloppyRequest.smuggled)
  func answers(_ example: SloppyRequest) async throws {
    try await withServer(Self.application) { server in
      let client = try RawClient(to: server.address)
      client.answersHead = example.isHead
      try await client.send(example.bytes)
      try await client.readResponses(example.fate == .closed ? .max : example.statuses.count)
      var expected = example.statuses
      if example.fate == .open {
        try await client.send(example.continuation + "GET /probe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        expected += example.continuation.isEmpty ? [200] : [200, 200]
        try await client.read()
      }
      #expect(client.responses.map(\.status) == expected)
      if example.fate == .open && !example.isHead { #expect(client.responses.last?.text == "still here") }
    }
  }
}
