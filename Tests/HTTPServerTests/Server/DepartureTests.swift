import HTTPServer
import Testing

@Suite("A client that leaves")
struct DepartureTests {
  @Test("has its request cancelled, and others go on")
  func cancelled() async throws {
    let begun = Count()
    let cancelled = Count()
    let application = Application.with { routes in
      routes.on(.get, "/waits") { _ in
        begun.add()
        do { try await Task.sleep(for: .seconds(3_600)) } catch { cancelled.add() }
        return .noContent
      }
      routes.on(.get, "/") { _ in .text("served") }
    }
    try await withServer(application) { server in
      let leaving = try (0..<3).map { _ in try RawClient(to: server.address) }
      let staying = try RawClient(to: server.address)
      for client in leaving + [staying] { try await client.send("GET /waits HTTP/1.1\r\nHost: x\r\n\r\n") }
      #expect(try await eventually { begun.current == 4 })
      for client in leaving { client.close() }
      #expect(try await eventually { cancelled.current == 3 && server.statistics.connections == 1 })
      #expect(server.statistics.clientsLeft == 3)
      #expect(server.statistics.requestsInFlight == 1)
      staying.readAvailable()
      #expect(!staying.isClosed)
    }
  }

  @Test("before its answer is complete leaves nothing behind")
  func duringAnswer() async throws {
    let application = Application.with { routes in
      routes.on(.get, "/") { _ in Response(body: .shared(largeBody)) }
    }
    try await withServer(application) { server in
      for _ in 0..<20 {
        let client = try RawClient(to: server.address)
        try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        try await client.read { $0.received.count > 1000 }
        client.close()
      }
      #expect(try await eventually { server.statistics.connections == 0 })
      #expect(server.statistics.requestsInFlight == 0)
    }
  }
}
