import HTTPServer
import Testing

@Suite("Streamed bodies")
struct UploadTests {
  private static let length = 2 << 20

  private func application(_ handler: @escaping Handler) -> Application {
    .with { routes in
      routes.on(.post, "/", bodyLimit: Self.length, streamsBody: true, handler)
      routes.on(.get, "/probe") { _ in .text("still here") }
    }
  }

  private let probe = "GET /probe HTTP/1.1\r\nHost: x\r\n\r\n"

  @Test("reach their handler before they are complete")
  func early() async throws {
    let seen = Count()
    let application = application { request in
      var text = ""
      for try await piece in request.bodyStream {
        text += String(decoding: piece, as: UTF8.self)
        seen.add(piece.count)
      }
      return .text(text)
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nfirst")
      #expect(try await eventually { seen.current == 5 })
      try client.send("-last" + probe)
      try client.readResponses(2)
      #expect(client.responses.map(\.text) == ["first-last", "still here"])
    }
  }

  @Test("wait for a handler that is slow, and arrive whole", arguments: [true, false])
  func backPressure(chunked: Bool) async throws {
    let go = Count()
    let application = application { request in
      while go.current == 0 { try await Task.sleep(for: .milliseconds(5)) }
      var sum = 0
      for try await piece in request.bodyStream { sum = piece.reduce(sum) { $0 &* 31 &+ Int($1) } }
      return .text("\(sum)")
    }
    try await withServer(application) { server in
      let body = (0..<Self.length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let sent = Count()
      let address = server.address
      async let answer = onThreads { _ in
        let client = try RawClient(to: address)
        let framing = chunked ? "Transfer-Encoding: chunked" : "Content-Length: \(body.count)"
        try client.send("POST / HTTP/1.1\r\nHost: x\r\n\(framing)\r\n\r\n")
        for start in stride(from: 0, to: body.count, by: 65536) {
          let piece = body[start..<min(start + 65536, body.count)]
          if chunked { try client.send(String(piece.count, radix: 16) + "\r\n") }
          try client.send(Array(piece))
          if chunked { try client.send("\r\n") }
          sent.add(piece.count)
        }
        if chunked { try client.send("0\r\n\r\n") }
        try client.readResponses(1)
        return client.responses.map(\.text)
      }
      var last = -1
      while sent.current != last {
        last = sent.current
        try await Task.sleep(for: .milliseconds(200))
      }
      #expect(sent.current < Self.length)
      go.add()
      let sum = body.reduce(0) { $0 &* 31 &+ Int($1) }
      #expect(try await answer == [["\(sum)"]])
    }
  }

  @Test("that nobody reads are thrown away, and the connection goes on")
  func unread() async throws {
    try await withServer(application { _ in throw HTTPError(.conflict) }) { server in
      let client = try RawClient(to: server.address)
      try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n")
      try client.send([UInt8](repeating: 120, count: 500_000) + Array(probe.utf8))
      try client.readResponses(2)
      #expect(client.responses.map(\.status) == [409, 200])
    }
  }

  @Test("that nobody reads are cut where they are long")
  func longUnread() async throws {
    try await withServer(application { _ in throw HTTPError(.conflict) }) { server in
      let client = try RawClient(to: server.address)
      try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(Self.length)\r\n\r\n")
      try client.send([UInt8](repeating: 120, count: Self.length))
      try client.read()
      #expect(client.responses == [])
    }
  }

  @Test("over their limit are refused")
  func limit() async throws {
    let application = application { request in
      for try await _ in request.bodyStream {}
      return .noContent
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 120, count: 65536) + Array("\r\n".utf8)
      for _ in 0..<(Self.length / 65536 + 1) { try client.send(chunk) }
      try client.send("0\r\n\r\n")
      try client.readResponses(1)
      #expect(client.responses.map(\.status) == [413])
      let declared = try RawClient(to: server.address)
      try declared.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(Self.length + 1)\r\n\r\n")
      try declared.read()
      #expect(declared.responses.map(\.status) == [413])
    }
  }

  @Test("end with an error for the handler where their client leaves")
  func departure() async throws {
    let failed = Count()
    let begun = Count()
    let application = application { request in
      do {
        for try await piece in request.bodyStream { begun.add(piece.count) }
      } catch {
        failed.add(error is CancellationError ? 1 : 100)
      }
      return .noContent
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nfirst")
      #expect(try await eventually { begun.current == 5 })
      client.close()
      #expect(try await eventually { failed.current == 1 && server.statistics.connections == 0 })
    }
  }
}
