import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Requests wait for room", .timeLimit(.minutes(10)))
struct RequestWaitingTests {
  private static let query = "SELECT v FROM kv"
  private static let read = FakeCondition.query(query)

  /// Runs a test with a session of one loop whose only connection takes one request at a time, and has one that is held.
  private func withFullConnection(
    _ configure: @Sendable (inout CassandraConfiguration) -> Void = { _ in },
    _ body: @Sendable (CassandraSession, FakeNode, ManualClock, FakeGate) async throws -> Void
  ) async throws {
    let clock = ManualClock()
    try await withSession {
      $0.clock = clock
      $0.defaults.timeout = nil
      $0.connections.maximalInFlight = 1
      configure(&$0)
    } _: { session, cluster in
      let node = try #require(cluster[1])
      let gate = FakeGate()
      node.on(.query("INSERT held"), .hold(gate))
      let held = Task { try await session.execute("INSERT held") }
      try await gate.wait(for: 1)
      defer { gate.open() }
      try await body(session, node, clock, gate)
      gate.open()
      _ = try await held.value
    }
  }

  @Test("One whose time is over before it was sent says that it was not executed")
  func notSent() async throws {
    try await withFullConnection { session, node, clock, gate in
      async let ending = failure { try await session.execute(Statement(Self.query).within(.milliseconds(50))) }
      try await session.untilWaiting(1)
      try await clock.advance(by: .milliseconds(60))
      let kind = try #require(await ending)
      #expect(kind.waitLimit == .milliseconds(50))
      #expect(kind.description.contains("nothing was executed"))
      gate.open()
      try await session.execute("INSERT next")
      #expect(node.received(Self.read).isEmpty)
    }
  }

  @Test("One that a node was asked before, and that waits to be sent again, may have been executed")
  func sentBefore() async throws {
    let clock = ManualClock()
    try await withSession {
      $0.clock = clock
    } _: { session, cluster in
      cluster[1]?.on(Self.read, .error(.overloaded))
      async let ending = failure { try await session.execute(Statement(Self.query).within(.milliseconds(10))) }
      try await cluster[1]?.received(1, Self.read)
      try await session.untilIdle()
      try await clock.advance(by: .milliseconds(20))
      #expect(await ending?.timeLimit == .milliseconds(10))
    }
  }

  @Test("Those in line that are over leave their places to others")
  func placesInLine() async throws {
    try await withFullConnection {
      $0.connections.maximalWaiting = 2
    } _: { session, node, clock, gate in
      async let first = failure { try await session.execute(Statement(Self.query).within(.milliseconds(50))) }
      try await session.untilWaiting(1)
      let second = Task { try await session.execute(Self.query) }
      try await session.untilWaiting(2)
      #expect(await failure { try await session.execute(Self.query) }?.name == "overloaded")
      second.cancel()
      try await clock.advance(by: .milliseconds(60))
      #expect(await first?.name == "not sent")
      await #expect(throws: CancellationError.self) { try await second.value }
      let another = Task { try await session.execute(Self.query) }
      try await session.untilWaiting(1)
      gate.open()
      _ = try await another.value
      #expect(node.received(Self.read).count == 1)
    }
  }
}

extension CassandraSession {
  /// Returns once so many stand in the lines for room of all loops.
  func untilWaiting(_ wanted: Int) async throws {
    while true {
      var count = 0
      for shard in shards { count += try await shard.loop.run { shard.waiting.count } }
      if count == wanted { return }
      try Task.checkCancellation()
      await Task.yield()
    }
  }
}
