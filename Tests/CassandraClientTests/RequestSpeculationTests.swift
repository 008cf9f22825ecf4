import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@Suite("Asking another node when one is slow", .timeLimit(.minutes(10)))
struct RequestSpeculationTests {
  private static let read = FakeCondition.query("SELECT v FROM kv")

  private func withTwoNodes(
    after delay: Duration = .milliseconds(100), atMost most: Int = 1, nodes: Int = 2,
    _ body: @Sendable @escaping (CassandraSession, FakeCluster, ManualClock) async throws -> Void
  ) async throws {
    let clock = ManualClock()
    try await withSession(nodes: nodes) {
      $0.clock = clock
      $0.speculation = .constant(after: delay, atMost: most)
      $0.connections.stallTimeout = .seconds(3_600)
    } _: { session, cluster in
      try await body(session, cluster, clock)
    }
  }

  /// Has every node but one hold back its answers; which one that is, is told by the answer.
  private func received(_ cluster: FakeCluster) -> Int {
    cluster.nodes.reduce(0) { $0 + $1.received(Self.read).count }
  }

  @Test("Another node is asked after the pause, its answer counts, and the first one's is thrown away (case 34)")
  func anotherNode() async throws {
    try await withTwoNodes { session, cluster, clock in
      let gate = FakeGate()
      let first = NodeOfFirst()
      for node in cluster.nodes {
        node.on(Self.read) { request in
          let rows = FakeReaction.rows(["node": .int], [[.int(Int32(request.node))]])
          return first.isFirst(request.node) ? .hold(gate, then: rows) : rows
        }
      }
      async let result = session.execute(Statement("SELECT v FROM kv"))
      try await gate.wait(for: 1)
      #expect(received(cluster) == 1)
      try await clock.advance(by: .milliseconds(120))
      let answer = try await result
      #expect(answer.speculativeExecutions == 1)
      #expect(received(cluster) == 2)
      #expect(try answer.rows[0].decode(as: Int.self) != first.node)
      #expect(try await session.inFlight() == 1)
      gate.open()
      try await session.untilIdle()
    }
  }

  @Test("What may not be repeated is not, however slow (case 34)")
  func notIdempotent() async throws {
    try await withTwoNodes { session, cluster, clock in
      let gate = FakeGate()
      for node in cluster.nodes { node.on(.query("INSERT"), .hold(gate)) }
      async let result = session.execute("INSERT")
      try await gate.wait(for: 1)
      try await clock.advance(by: .seconds(5))
      gate.open()
      #expect(try await result.speculativeExecutions == 0)
      #expect(cluster.nodes.reduce(0) { $0 + $1.received(.query("INSERT")).count } == 1)
    }
  }

  @Test("Nor is a condition, though it be said to be idempotent (case 34)")
  func conditional() async throws {
    try await withTwoNodes { session, cluster, clock in
      let gate = FakeGate()
      let query = "UPDATE kv SET v = 1 WHERE k = 1 IF EXISTS"
      for node in cluster.nodes {
        node.on(.query(query), .hold(gate, then: .rows(["[applied]": .boolean], [[.boolean(true)]])))
      }
      async let outcome = session.executeConditionally(Statement(query).idempotent())
      try await gate.wait(for: 1)
      try await clock.advance(by: .seconds(5))
      gate.open()
      #expect(try await outcome.isApplied)
      #expect(cluster.nodes.reduce(0) { $0 + $1.received(.query(query)).count } == 1)
    }
  }

  @Test("Without a pause two nodes are asked at once (case 34)")
  func noPause() async throws {
    try await withTwoNodes(after: .zero) { session, cluster, clock in
      let gate = FakeGate()
      for node in cluster.nodes { node.on(Self.read, .hold(gate)) }
      async let result = session.execute(Statement("SELECT v FROM kv"))
      try await gate.wait(for: 1)
      try await clock.advance(by: .milliseconds(10))
      try await gate.wait(for: 2)
      gate.open()
      #expect(try await result.speculativeExecutions == 1)
    }
  }

  @Test("The time limit is that of all executions together (case 34)")
  func timeout() async throws {
    try await withTwoNodes { session, cluster, clock in
      let gate = FakeGate()
      for node in cluster.nodes { node.on(Self.read, .hold(gate)) }
      async let kind = failure { try await session.execute(Statement("SELECT v FROM kv").within(.seconds(1))) }
      try await gate.wait(for: 1)
      try await clock.advance(by: .milliseconds(120))
      try await gate.wait(for: 2)
      try await clock.advance(by: .milliseconds(900))
      let limit = await kind?.timeLimit
      #expect(limit == .seconds(1))
      gate.open()
    }
  }

  @Test("Where there is no other node, the one that was asked is waited for (case 34)")
  func planIsExhausted() async throws {
    try await withTwoNodes(atMost: 3, nodes: 1) { session, cluster, clock in
      let gate = FakeGate()
      cluster[1]?.on(Self.read, .hold(gate))
      async let result = session.execute(Statement("SELECT v FROM kv"))
      try await gate.wait(for: 1)
      try await clock.advance(by: .seconds(5))
      #expect(received(cluster) == 1)
      gate.open()
      #expect(try await result.speculativeExecutions == 0)
    }
  }
}

/// Which node was asked first.
private final class NodeOfFirst: Sendable {
  private let asked = Mutex(0)

  var node: Int { asked.withLock { $0 } }

  func isFirst(_ node: Int) -> Bool {
    asked.withLock { asked in
      if asked == 0 { asked = node }
      return asked == node
    }
  }
}
