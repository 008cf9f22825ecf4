import Glibc
import HTTPServer
import Testing

@Suite("Streamed bodies")
struct UploadTests {
  private static let length = 8 << 20

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
      try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nfirst")
      #expect(try await eventually { seen.current == 5 })
      try await client.send("-last" + probe)
      try await client.readResponses(2)
      #expect(client.responses.map(\.text) == ["first-last", "still here"])
    }
  }

  @Test("wait for a handler that is slow, and arrive whole", arguments: [true, false])
  func backPressure(chunked: Bool) async throws {
    let go = Count()
    let body = (0..<65536).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let pieces = 128
    let application = application { request in
      while go.current == 0 { try await Task.sleep(for: .milliseconds(5)) }
      var (received, count, isWhole) = ([UInt8](), 0, true)
      for try await piece in request.bodyStream {
        received += piece
        count += piece.count
        while received.count >= body.count {
          isWhole = isWhole && received.prefix(body.count) == body[...]
          received.removeFirst(body.count)
        }
      }
      return .text("\(count) \(isWhole)")
    }
    try await withServer(application) { server in
      let sent = Count()
      let address = server.address
      async let answer = onThreads { _ in
        let client = try RawClient(to: address)
        let framing = chunked ? "Transfer-Encoding: chunked" : "Content-Length: \(pieces * body.count)"
        try client.blockingSend(Array("POST / HTTP/1.1\r\nHost: x\r\n\(framing)\r\n\r\n".utf8))
        let chunk = Array("10000\r\n".utf8) + body + Array("\r\n".utf8)
        for _ in 0..<pieces {
          try client.blockingSend(chunked ? chunk : body)
          sent.add()
        }
        if chunked { try client.blockingSend(Array("0\r\n\r\n".utf8)) }
        try client.blockingRead(1)
        return client.responses.map(\.text)
      }
      var last = -1
      while sent.current != last {
        last = sent.current
        try await Task.sleep(for: .milliseconds(300))
      }
      #expect(sent.current < pieces)
      go.add()
      #expect(try await answer == [["\(pieces * body.count) true"]])
    }
  }

  @Test("that nobody reads are thrown away, and the connection goes on")
  func unread() async throws {
    try await withServer(application { _ in throw HTTPError(.conflict) }) { server in
      let client = try RawClient(to: server.address)
      try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n")
      try await client.send([UInt8](repeating: 120, count: 500_000) + Array(probe.utf8))
      try await client.readResponses(2)
      #expect(client.responses.map(\.status) == [409, 200])
    }
  }

  @Test("that nobody reads are cut where they are long")
  func longUnread() async throws {
    try await withServer(application { _ in throw HTTPError(.conflict) }) { server in
      let client = try RawClient(to: server.address)
      try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(Self.length)\r\n\r\n")
      let piece = [UInt8](repeating: 120, count: 65536)
      for _ in 0..<Self.length / piece.count { try await client.send(piece) }
      try await client.read()
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
      try await client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 120, count: 65536) + Array("\r\n".utf8)
      for _ in 0..<(Self.length / 65536 + 1) { try await client.send(chunk) }
      try await client.send("0\r\n\r\n")
      try await client.readResponses(1)
      #expect(client.responses.map(\.status) == [413])
      let declared = try RawClient(to: server.address)
      try await declared.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \(Self.length + 1)\r\n\r\n")
      try await declared.read()
      #expect(declared.responses.map(\.status) == [413])
    }
  }

  @Test("are read to their end although their client sends no more")
  func halfClosed() async throws {
    let go = Count()
    let application = application { request in
      while go.current == 0 { try await Task.sleep(for: .milliseconds(5)) }
      var count = 0
      for try await piece in request.bodyStream { count += piece.count }
      return .text("\(count)")
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
      try await client.send([UInt8](repeating: 120, count: 100_000))
      shutdown(client.descriptor, Int32(SHUT_WR))
      try await Task.sleep(for: .milliseconds(2500))  // two looks for departed clients
      go.add()
      try await client.read()
      #expect(client.responses.map(\.text) == ["100000"])
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
      try await client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nfirst")
      #expect(try await eventually { begun.current == 5 })
      client.close()
      #expect(try await eventually { failed.current == 1 && server.statistics.connections == 0 })
    }
  }
}
