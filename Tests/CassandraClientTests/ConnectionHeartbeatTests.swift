import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("A silent node is asked whether it is there", .timeLimit(.minutes(10)))
struct ConnectionHeartbeatTests {
  private static let interval = Duration.seconds(30)
  private static let limit = Duration.seconds(5)

  private func withSite(_ body: @Sendable (Site) async throws -> Void) async throws {
    try await Site.with {
      $0.connections.heartbeatInterval = Self.interval
      $0.connections.heartbeatTimeout = Self.limit
      $0.connections.connectTimeout = .seconds(3_600)
    } _: {
      try await body($0)
    }
  }

  @Test("Where nothing is read for the interval, and again after each answer (case 18)")
  func idle() async throws {
    try await withSite { site in
      let connection = try await site.open()
      for beat in 1...3 {
        try await site.clock.advance(by: Self.interval)
        try await site.node.received(beat, .options)
        try await site.roundTripOfQuery(on: connection)
        try await site.clock.advance(by: Self.limit)
      }
      // What was read after the last beat counts: only the interval after that brings another.
      #expect(site.node.received(.options).count == 3)
      #expect(try await site.loop.run { connection.phase } == .open)
    }
  }

  @Test("Not while answers come (case 18)")
  func busy() async throws {
    try await withSite { site in
      let connection = try await site.open()
      for _ in 0..<10 {
        try await site.roundTripOfQuery(on: connection)
        try await site.clock.advance(by: Self.interval * 0.7)
      }
      try await site.roundTripOfQuery(on: connection)
      #expect(site.node.received(.options).isEmpty)
    }
  }

  @Test("What is written says nothing of the node: it is asked while requests go unanswered (case 18)")
  func writing() async throws {
    try await withSite { site in
      site.node.on(.query, .drop)
      let connection = try await site.open()
      let answers = Answers()
      for _ in 0..<5 {
        _ = try await site.send("INSERT", on: connection, to: answers)
        try await site.clock.advance(by: Self.interval / 5)
      }
      try await site.node.received(1, .options)
      while try await !site.loop.run({ connection.wasRead }) { await Task.yield() }
      try await site.clock.advance(by: Self.limit)
      #expect(try await site.loop.run { connection.phase } == .open)
    }
  }

  @Test("Not before the connection is ready (case 18)")
  func opening() async throws {
    try await withSite { site in
      let gate = FakeGate()
      site.node.on(.startup, .hold(gate))
      async let opening = site.open()
      try await gate.wait(for: 1)
      try await site.clock.advance(by: Self.interval * 3)
      gate.open()
      let connection = try await opening
      try await site.roundTripOfQuery(on: connection)
      #expect(site.node.received(.options).isEmpty)
    }
  }

  @Test("Without an answer in time all that waits is told, and the connection ends (case 18)")
  func unanswered() async throws {
    try await withSite { site in
      site.node.on(.query, .drop)
      site.node.on(.options, .drop)
      let connection = try await site.open()
      let answers = Answers()
      let ends = Ends(of: connection)
      try await ends.watch()
      for tag in 0..<3 { _ = try await site.send("INSERT", on: connection, to: answers, tag: tag) }
      try await site.clock.advance(by: Self.interval)
      try await site.node.received(1, .options)
      #expect(try await site.loop.run { connection.phase } == .open)
      try await site.clock.advance(by: Self.limit)
      #expect(await ends.reason() == "connection lost: timed_out")
      #expect(
        await answers.rest().map(\.description) == (0..<3).map { "\($0): connection lost: timed_out" })
      try await site.node.untilOpen(0)
      #expect(site.clock.waiting == 0)
    }
  }

  @Test("An answer to anything shows that the node is there, as that to the heartbeat does (case 18)")
  func otherAnswer() async throws {
    try await withSite { site in
      site.node.on(.options, .drop)
      let connection = try await site.open()
      try await site.clock.advance(by: Self.interval)
      try await site.node.received(1, .options)
      try await site.roundTripOfQuery(on: connection)
      try await site.clock.advance(by: Self.limit)
      #expect(try await site.loop.run { connection.phase } == .open)
    }
  }

  @Test("A request whose time is up in the moment in which the heartbeat fails is told once (case 18)")
  func coincidence() async throws {
    try await withSite { site in
      site.node.on(.any, .drop)
      site.node.on(.startup, .normally)
      let connection = try await site.open()
      let ends = Ends(of: connection)
      try await ends.watch()
      let query = QueryRequest("INSERT", QueryParameters(consistency: .one))
      async let first = failureName { try await connection.ask(query, within: Self.interval + Self.limit) }
      async let second = failureName { try await connection.ask(query, within: Self.interval + Self.limit) }
      try await site.node.received(2, .query)
      try await site.clock.advance(by: Self.interval + Self.limit)
      let problems = [await first, await second]
      #expect(problems.allSatisfy { $0 == "timed out" || $0 == "connection lost: timed_out" }, "\(problems)")
      #expect(await ends.reason() == "connection lost: timed_out")
    }
  }

  @Test("A connection that is lost to a silent node is replaced (case 18)")
  func replaced() async throws {
    try await withSite { site in
      try await withLoopGroup { loops in
        try await CassandraSession.with(site.configuration, on: loops) { _ in
          let before = site.node.activity.accepted
          site.node.on(.options, .drop)
          try await site.clock.advance(by: Self.interval)
          try await site.node.received(1, .options)
          try await site.clock.advance(by: Self.limit)
          try await site.node.until { $0.accepted > before && $0.open.count == 2 }
        }
      }
      try await site.node.untilOpen(0)
    }
  }
}

extension Site {
  /// Has a statement executed, after which everything before it has arrived as well.
  fileprivate func roundTripOfQuery(on connection: NodeConnection) async throws {
    _ = try await connection.ask(
      QueryRequest("INSERT", QueryParameters(consistency: .one)), within: .seconds(3_600))
  }
}
