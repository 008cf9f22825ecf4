import HTTPServer
import Testing

@Suite("Streamed answers")
struct StreamTests {
  struct Broken: Error {}

  @Test("arrive as chunks, as far as they are produced")
  func chunks() async throws {
    let application = Application.with { routes in
      routes.on(.get, "/") { _ in
        let pieces = AsyncStream<[UInt8]> { continuation in
          for number in 0..<1000 { continuation.yield(Array("data: \(number)\n\n".utf8)) }
          continuation.finish()
        }
        return .stream(type: "text/event-stream", ByteStream(pieces))
      }
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      try await client.read()
      let expected = (0..<1000).map { "data: \($0)\n\n" }.joined()
      #expect(client.responses.map(\.text) == [expected, expected])
      #expect(client.responses.map { $0["Transfer-Encoding"] } == ["chunked", "chunked"])
    }
  }

  @Test("begin before they are complete")
  func first() async throws {
    let go = Count()
    let application = Application.with { routes in
      routes.on(.get, "/") { _ in
        .stream(
          type: "text/plain",
          ByteStream { writer in
            try await writer.write(Array("first".utf8))
            while go.current == 0 { try await Task.sleep(for: .milliseconds(5)) }
            try await writer.write(Array("last".utf8))
          })
      }
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      try await client.read { $0.text.contains("first") }
      #expect(client.responses == [])
      go.add()
      try await client.readResponses(1)
      #expect(client.responses.map(\.text) == ["firstlast"])
    }
  }

  @Test("end by closing for HTTP/1.0, and have no body for HEAD")
  func others() async throws {
    let application = Application.with { routes in
      routes.on(.get, "/") { _ in
        .stream(type: "text/plain", ByteStream { writer in try await writer.write(Array("text".utf8)) })
      }
    }
    try await withServer(application) { server in
      let old = try RawClient(to: server.address)
      try await old.send("GET / HTTP/1.0\r\n\r\n")
      try await old.read()
      #expect(old.responses.map(\.text) == ["text"])
      let head = try RawClient(to: server.address)
      head.answersHead = true
      try await head.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")
      try await head.read()
      #expect(head.responses.map(\.head) == [head.text])
      #expect(head.responses.first?["Content-Length"] == nil)
    }
  }

  @Test("that fail are cut short, so that the client notices")
  func failure() async throws {
    let application = Application.with { routes in
      routes.on(.get, "/") { _ in
        .stream(
          type: "text/plain",
          ByteStream { writer in
            try await writer.write(Array("text".utf8))
            throw Broken()
          })
      }
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      try await client.read()
      #expect(client.responses == [])
      #expect(!client.text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test("hold no more than 256 KiB for a reader that stops, and end when it leaves")
  func backPressure() async throws {
    let produced = Count()
    let ended = Count()
    let application = Application.with { routes in
      routes.on(.get, "/flood") { _ in
        .stream(
          type: "application/octet-stream",
          ByteStream { writer in
            defer { ended.add() }
            let piece = [UInt8](repeating: 120, count: 8192)
            while true {
              try await writer.write(piece)
              produced.add(piece.count)
            }
          })
      }
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address, receiveBuffer: 4096)
      try await client.send("GET /flood HTTP/1.1\r\nHost: x\r\n\r\n")
      var last = 0
      while produced.current == 0 || produced.current != last {
        last = produced.current
        try await Task.sleep(for: .milliseconds(200))
      }
      #expect(produced.current - client.received.count <= 256 << 10)
      client.close()
      #expect(try await eventually { ended.current == 1 && server.statistics.connections == 0 })
      #expect(server.statistics.clientsLeft == 1)
    }
  }

  @Test("that wait are cancelled when their client leaves")
  func silent() async throws {
    let cancelled = Count()
    let application = Application.with { routes in
      routes.on(.get, "/") { _ in
        .stream(
          type: "text/event-stream",
          ByteStream { writer in
            try await writer.write(Array(": hello\n\n".utf8))
            do { try await Task.sleep(for: .seconds(3_600)) } catch { cancelled.add() }
          })
      }
    }
    try await withServer(application) { server in
      let client = try RawClient(to: server.address)
      try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      try await client.read { $0.text.contains("hello") }
      client.close()
      #expect(try await eventually { cancelled.current == 1 && server.statistics.connections == 0 })
    }
  }
}
