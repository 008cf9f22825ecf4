import EventLoops
import Glibc
import HTTPServer
import Testing

@Suite("Deadlines")
struct DeadlineTests {
  static let application = Application.with { routes in
    routes.on(.get, "/") { _ in .text("served") }
    routes.on(.post, "/") { _ in .text("posted") }
    routes.on(.post, "/upload", streamsBody: true) { request in
      for try await _ in request.bodyStream {}
      return .noContent
    }
    routes.on(.get, "/large") { _ in Response(type: "text/plain", body: .shared(largeBody))
    }
  }

  static var short: HTTPServer.Configuration {
    var configuration = HTTPServer.Configuration()
    configuration.headDeadline = .seconds(1)
    configuration.bodyDeadline = .seconds(1)
    configuration.replyDeadline = .seconds(1)
    return configuration
  }

  @Test(
    "cut a slow client while others are served",
    arguments: [
      "GET /", "GET / HTTP/1.1\r\nHost", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
      "POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc",
    ])
  func cut(_ beginning: String) async throws {
    try await withServer(Self.application, Self.short) { server in
      let slow = try RawClient(to: server.address)
      let brisk = try RawClient(to: server.address)
      try await slow.send(beginning)
      var served = 0
      while !slow.isClosed && served < 2000 {
        try await brisk.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        served += 1
        try await brisk.readResponses(served)
        try await Task.sleep(for: .milliseconds(10))
        slow.readAvailable()
      }
      #expect(slow.isClosed)
      #expect(slow.responses == [])
      #expect(brisk.responses.allSatisfy { $0.status == 200 } && !brisk.isClosed)
      #expect(server.statistics.connectionsCut == 1)
    }
  }

  @Test("cut a client that does not read its answer")
  func reply() async throws {
    try await withServer(Self.application, Self.short) { server in
      let client = try RawClient(to: server.address, receiveBuffer: 4096)
      try await client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(try await eventually { server.statistics.connectionsCut == 1 && server.statistics.connections == 0 })
    }
  }

  @Test("cut nobody whose request came while the loop was held up")
  func heldUp() async throws {
    let loops = try LoopGroup(count: 1)
    try loops.start()
    let server = try HTTPServer(
      on: loops, address: .loopback(port: 0), configuration: Self.short, application: Self.application)
    let client = try RawClient(to: server.address)
    #expect(try await eventually { server.statistics.connections == 1 })
    let isHeld = Count()
    loops.next().execute {
      isHeld.add()
      usleep(2_500_000)
    }
    #expect(try await eventually { isHeld.current == 1 })
    try await client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    try await client.readResponses(1)
    #expect(client.responses.map(\.status) == [200] && server.statistics.connectionsCut == 0)
    await server.drain(within: .zero)
    await loops.shutdown()
  }

  @Test("leave an idle connection alone until its own")
  func idle() async throws {
    var configuration = Self.short
    configuration.idleDeadline = .seconds(20)
    try await withServer(Self.application, configuration) { server in
      // The library's clock may be some milliseconds behind.
      let (start, least) = (ContinuousClock.now, configuration.idleDeadline - .seconds(1))
      let idle = try RawClient(to: server.address)
      try await idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
      try await idle.readResponses(1)
      let slow = try RawClient(to: server.address)
      try await slow.send("GET / HT")
      // The slow one is cut past the deadline of heads; the idle one is there until its own.
      #expect(try await eventually { server.statistics.connectionsCut == 1 })
      idle.readAvailable()
      #expect(!idle.isClosed || start.duration(to: .now) >= least)
      try await idle.read()
      #expect(idle.isClosed && start.duration(to: .now) >= least)
      #expect(idle.responses.map(\.status) == [200] && server.statistics.connectionsCut == 1)
    }
  }
}
