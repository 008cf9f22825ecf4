import EventLoops
import HTTPServer
import Testing

@Suite("Draining")
struct DrainTests {
  static let application = Application.with { routes in
    routes.on(.get, "/") { _ in .text("served") }
    routes.on(.get, "/waits") { _ in
      try await Task.sleep(for: .milliseconds(20))
      return .text("waited")
    }
    routes.on(.get, "/long") { _ in
      try await Task.sleep(for: .seconds(3_600))
      return .text("never")
    }
  }

  private static let requests = [
    "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "GET /waits HTTP/1.1\r\nHost: x\r\n\r\n",
  ]

  @Test("loses no request")
  func losesNothing() async throws {
    let answered = Count()
    try await withServer(Self.application, loops: 2) { server in
      let address = server.address
      async let clients = onThreads(12) { number in
        // Each connects, asks and reads until the server says that it closes, then connects anew until it is refused.
        while let client = try? RawClient(to: address) {
          var asked = 0
          var told = false
          var before = ContinuousClock.now
          while !told {
            let start = ContinuousClock.now
            try client.blockingSend(Array(Self.requests[number % 2].utf8))
            // A connection without a request is kept for a second: this client may be later on a busy machine.
            let isLate = before.duration(to: .now) >= .seconds(1)
            before = start
            asked += 1
            try client.blockingRead(asked)
            if asked == 1 && client.received.isEmpty { break }  // connected in the moment the socket was closed
            if isLate && client.responses.count == asked - 1 { break }
            guard client.responses.count == asked else { return false }
            answered.add()
            told = client.responses.last?["Connection"] == "close"
            if asked == 50 { break }
          }
        }
        return true
      }
      #expect(try await eventually { answered.current > 500 })
      #expect(await server.drain(within: .seconds(600)))
      let keptWord = try await clients
      #expect(keptWord.allSatisfy { $0 })
    }
  }

  @Test("serves what the system has accepted already")
  func backlog() async throws {
    try await withServer(Self.application) { server in
      let clients = try (0..<50).map { _ in try RawClient(to: server.address) }
      for client in clients { try await client.send("GET /waits HTTP/1.1\r\nHost: x\r\n\r\n") }
      async let complete = server.drain(within: .seconds(600))
      for client in clients { try await client.read() }
      #expect(await complete)
      #expect(clients.allSatisfy { $0.responses.map(\.text) == ["waited"] })
      // A program that another test is just starting may hold a copy of the socket for a moment.
      #expect(try await eventually { (try? RawClient(to: server.address)) == nil })
    }
  }

  @Test("gives up what does not end in time")
  func limit() async throws {
    try await withServer(Self.application) { server in
      let client = try RawClient(to: server.address)
      try await client.send("GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(try await eventually { server.statistics.requestsInFlight == 1 })
      #expect(await server.drain(within: .milliseconds(100)) == false)
      try await client.read()
      #expect(client.responses == [])
      #expect(await server.drain(within: .zero))
    }
  }
}
