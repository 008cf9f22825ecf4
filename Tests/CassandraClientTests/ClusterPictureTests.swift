import CQLProtocol
import CassandraClientTesting
import Dispatch
import EventLoops
import Synchronization
import Testing

@testable import CassandraClient

@Suite("A later picture of the cluster is never replaced by an earlier one", .timeLimit(.minutes(10)))
struct ClusterPictureTests {
  @Test("Keyspaces that were asked for earlier and came later are let go (case 31)")
  func slowQuestion() async throws {
    try await Stage.withReplicas { stage, session in
      let gate = FakeGate()
      try stage.delayKeyspaces(replicas: 2, gate)
      async let earlier: Void = session.control.readKeyspaces()
      try await gate.wait(for: 1)
      try await stage.change(replicas: 3, session)
      gate.open()
      await earlier
      #expect(await session.replicas(of: Token(rawValue: 0), in: "shop") == 3)
    }
  }

  @Test("Those of a whole reading, which takes longer, are let go as well; its nodes are not (case 31)")
  func slowReading() async throws {
    try await Stage.withReplicas { stage, session in
      let gate = FakeGate()
      try stage.delayKeyspaces(replicas: 2, gate)
      stage.cluster.change { $0[3]?.rack = "another" }
      try await stage.tell(.topologyChange(.newNode, stage.place(3)))
      try await stage.pass { gate.waiting == 1 }
      try await stage.change(replicas: 3, session)
      gate.open()
      try await stage.until { await session.topology().nodes.contains { $0.node.rack == "another" } }
      #expect(await session.replicas(of: Token(rawValue: 0), in: "shop") == 3)
    }
  }

  @Test("A picture that takes longer to be drawn is not shown when a later one has been (case 31)")
  func slowDrawing() async throws {
    let brush = Brush()
    try await Stage.withReplicas({ $0.nodeDistance = { _ in brush.paint() } }) { stage, session in
      stage.cluster.change { $0.addKeyspace("shop", replicas: ["eu": 2]) }
      brush.stop()
      async let earlier: Void = session.control.readKeyspaces()
      try await stage.until { brush.isStopped }
      try await stage.change(replicas: 3, session)
      brush.goOn()
      await earlier
      #expect(await session.replicas(of: Token(rawValue: 0), in: "shop") == 3)
    }
  }
}

extension Stage {
  /// Runs a test with a session of three nodes, with one replica of the keyspace "shop".
  fileprivate static func withReplicas(
    _ configure: @Sendable (inout CassandraConfiguration) -> Void = { _ in },
    _ body: @Sendable (Stage, CassandraSession) async throws -> Void
  ) async throws {
    var description = FakeClusterDescription(nodes: ["eu": 3])
    description.addKeyspace("shop", replicas: ["eu": 1])
    try await Stage.with(description) { stage in
      try await stage.session(configure) { session in
        #expect(await session.replicas(of: Token(rawValue: 0), in: "shop") == 1)
        try await body(stage, session)
      }
    }
  }

  /// Has the next question about keyspaces answered late, with so many replicas.
  fileprivate func delayKeyspaces(replicas: Int, _ gate: FakeGate) throws {
    let replication = CQLValue.map([
      .init(.text("class"), .text("org.apache.cassandra.locator.NetworkTopologyStrategy")),
      .init(.text("eu"), .text("\(replicas)")),
    ])
    let rows = FakeReaction.rows(
      ["keyspace_name": .text, "replication": .map(.text, .text)], [[.text("shop"), replication]])
    try #require(cluster[1]).on(SystemTables.keyspaces, times: 1, .hold(gate, then: rows))
  }

  /// Changes how many replicas there are, and waits until the session knows.
  fileprivate func change(replicas: Int, _ session: CassandraSession) async throws {
    cluster.change { $0.addKeyspace("shop", replicas: ["eu": replicas]) }
    await session.control.readKeyspaces()
    try await until { await session.replicas(of: Token(rawValue: 0), in: "shop") == replicas }
  }
}

/// Stops whoever draws a picture of the cluster: it keeps the thread, as a picture does that takes long.
private final class Brush: Sendable {
  private enum State { case free, stopping, stopped }

  private let state = Mutex(State.free)
  private let resumed = DispatchSemaphore(value: 0)

  var isStopped: Bool { state.withLock { $0 == .stopped } }

  /// The next to paint waits.
  func stop() { state.withLock { $0 = .stopping } }

  func goOn() { resumed.signal() }

  func paint() -> NodeDistance? {
    let waits = state.withLock { state in
      guard state == .stopping else { return false }
      state = .stopped
      return true
    }
    if waits { resumed.wait() }
    return nil
  }
}
