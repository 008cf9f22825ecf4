import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("The end of a session", .timeLimit(.minutes(10)))
struct ClusterClosingTests {
  @Test("Requests on their way are answered first, and none is taken any more (case 48)")
  func pending() async throws {
    try await Stage.with(["eu": 2]) { stage in
      let session = try await CassandraSession.connect(stage.configuration, on: stage.loops)
      let gate = FakeGate()
      stage.cluster.on(.query("SELECT v FROM shop.kv"), .hold(gate))
      async let answer = session.execute("SELECT v FROM shop.kv")
      try await gate.wait(for: 1)
      async let first: Void = session.close()
      async let second: Void = session.close()
      try await stage.settle()
      await #expect(throws: CassandraError.self) { try await session.execute("SELECT w FROM shop.kv") }
      gate.open()
      _ = try await answer
      _ = await (first, second)
      await session.close()
      try await stage.expectNothingLeft()
    }
  }

  @Test("Requests that take longer than the limit fail (case 48)")
  func limit() async throws {
    try await Stage.with(["eu": 2]) { stage in
      let session = try await CassandraSession.connect(stage.configuration, on: stage.loops)
      stage.cluster.on(.query("SELECT v FROM shop.kv"), .drop)
      let answer = Task { try await session.execute("SELECT v FROM shop.kv") }
      try await stage.until { stage.cluster.nodes.contains { !$0.received(.query("SELECT v FROM shop.kv")).isEmpty } }
      async let closing: Void = session.close(within: .seconds(3))
      try await stage.pass(.seconds(4))
      let error = await #expect(throws: CassandraError.self) { _ = try await answer.value }
      guard case .closed? = error?.kind else {
        Issue.record("it failed with \(String(describing: error))")
        return
      }
      await closing
      try await stage.expectNothingLeft()
    }
  }

  /// What a session may be in the middle of.
  enum Moment: CaseIterable {
    case reconnecting, waitingToReconnect, addingNode, reading, collectingEvents
  }

  @Test("It may come at any moment (case 48)", arguments: Moment.allCases)
  func anytime(_ moment: Moment) async throws {
    try await Stage.with(["eu": 2]) { stage in
      let session = try await CassandraSession.connect(stage.configuration, on: stage.loops)
      switch moment {
      case .reconnecting:
        let gate = FakeGate()
        stage.cluster.on(.startup, .hold(gate))
        for node in stage.cluster.nodes { await node.closeConnections() }
        try await gate.wait(for: 1)
      case .waitingToReconnect:
        for node in stage.cluster.nodes { await node.stop() }
        try await stage.until { stage.log.lines("No node can be asked").count == 1 }
      case .addingNode:
        let node = try await stage.cluster.add(FakeMember(id: 3, datacenter: "eu"))
        let gate = FakeGate()
        node.on(.startup, .hold(gate))
        try await stage.tell(.topologyChange(.newNode, stage.place(3)))
        try await stage.pass { gate.waiting == 2 }
      case .reading:
        let gate = FakeGate()
        stage.cluster.on(SystemTables.peers, .hold(gate))
        try await stage.tell(.topologyChange(.newNode, stage.place(3)))
        try await stage.pass { gate.waiting == 1 }
      case .collectingEvents:
        try await stage.tell(.topologyChange(.newNode, stage.place(3)))
        try await stage.settle()
      }
      await session.close()
      try await stage.expectNothingLeft()
      await #expect(throws: CassandraError.self) { try await session.execute("SELECT v FROM shop.kv") }
    }
  }

  @Test(
    "Who connects may be cancelled at any step, and nothing is left behind (cases 15, 48)",
    arguments: [FakeCondition.startup, .register, SystemTables.local, SystemTables.peers, .connection(2)])
  func cancelled(_ step: FakeCondition) async throws {
    try await Stage.with(["eu": 2]) { stage in
      let gate = FakeGate()
      stage.cluster.on(step, .hold(gate))
      let connecting = Task { try await CassandraSession.connect(stage.configuration, on: stage.loops) }
      try await stage.until { gate.waiting > 0 }
      connecting.cancel()
      await #expect(throws: CancellationError.self) { _ = try await connecting.value }
      try await stage.expectNothingLeft()
    }
  }

  @Test("A session that nobody closes closes itself when nobody has it any more (case 48)")
  func dropped() async throws {
    try await Stage.with(["eu": 2]) { stage in
      weak var control: ControlPlane?
      weak var shard: Shard?
      do {
        let session = try await CassandraSession.connect(stage.configuration, on: stage.loops)
        (control, shard) = (session.control, session.shards[0])
        #expect(control != nil && shard != nil)
      }
      try await stage.expectNothingLeft()
      try await stage.until { control == nil && shard == nil }
    }
  }

  @Test("Nothing of a closed session stays in memory (case 48)")
  func memory() async throws {
    try await Stage.with(["eu": 2]) { stage in
      weak var known: CassandraSession?
      weak var control: ControlPlane?
      weak var channel: NodeChannel?
      do {
        let session = try await CassandraSession.connect(stage.configuration, on: stage.loops)
        try await session.execute("SELECT v FROM shop.kv")
        (known, control) = (session, session.control)
        let shard = session.shards[0]
        channel = try await shard.loop.run { Kept(channel: shard.channels[0]) }.channel
        await session.close()
      }
      try await stage.until { known == nil && control == nil && channel == nil }
    }
  }

  private struct Kept: @unchecked Sendable {  // only looked at for whether it is there
    weak var channel: NodeChannel?
  }

  @Test("A control plane may be stopped before it started, and twice (case 48)")
  func unstarted() async throws {
    try await Stage.with(["eu": 1]) { stage in
      let control = ControlPlane(stage.configuration, on: stage.loops.loops[0])
      await control.stop()
      await #expect(throws: CassandraError.self) { try await control.connect() }
      await #expect(throws: CassandraError.self) { try await control.start([]) }
      let other = ControlPlane(stage.configuration, on: stage.loops.loops[1])
      _ = try await other.connect()
      await other.stop()
      await other.stop()
      try await stage.expectNothingLeft()
    }
  }
}

extension Stage {
  /// Waits until no connection is open, and expects that no timer waits.
  fileprivate func expectNothingLeft() async throws {
    try await until { cluster.nodes.allSatisfy { $0.openConnections == 0 } }
    try await settle()
    #expect(clock.waiting == 0)
  }
}
