import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("A connection on which too many requests were given up", .timeLimit(.minutes(10)))
struct ClusterWearTests {
  private static let replaced = "A connection is replaced"

  @Test("It takes requests until another one is there, though its node is the only one (case 20)")
  func lone() async throws {
    try await Stage.withWorn { stage, session, node in
      let gate = FakeGate()
      node.on(.startup, .hold(gate))
      try await stage.wearOut(session)
      try await gate.wait(for: 2)
      let worn = try await stage.connections(session)
      #expect(worn.isSubset(of: node.activity.open))
      gate.open()
      try await stage.until { node.openConnections == 3 && node.activity.open.isDisjoint(with: worn) }
      #expect(try await stage.connections(session).isDisjoint(with: worn))
      #expect(stage.log.lines(Self.replaced).count == 2)
      #expect(stage.log.lines("Lost the connection").isEmpty)
    }
  }

  @Test("It takes requests while no other can be made, which is tried again and again (case 20)")
  func refused() async throws {
    try await Stage.withWorn { stage, session, node in
      await node.refuseConnections()
      try await stage.wearOut(session)
      try await stage.pass { stage.log.lines("Could not connect to a node").count >= 6 }
      let worn = try await stage.connections(session)
      #expect(await stage.connected(session) == [1])
      try await node.start()
      try await stage.pass { node.openConnections == 3 && node.activity.open.isDisjoint(with: worn) }
      #expect(try await stage.connections(session).isDisjoint(with: worn))
      // It was there all the time, and is not spared as one that came back.
      for shard in session.shards {
        #expect(try await shard.loop.run { shard.channels.allSatisfy { !$0.load(at: stage.clock.now).isNew } })
      }
    }
  }

  @Test("Where it is lost before another one is there, its node is away until then (case 20)")
  func lost() async throws {
    try await Stage.withWorn { stage, session, node in
      await node.refuseConnections()
      try await stage.wearOut(session)
      try await stage.until { stage.log.lines("Could not connect to a node").count == 2 }
      await node.closeConnections()
      try await stage.until { await stage.connected(session) == [] }
      #expect(await failure { try await session.execute("INSERT a") }?.name == "no node available")
      try await node.start()
      try await stage.pass { await stage.connected(session) == [1] }
      #expect(try await stage.connections(session).count == 2)
    }
  }
}

extension Stage {
  private static let dropped = FakeCondition.query("INSERT dropped")

  /// Runs a test with a session of one node, whose connections are replaced when one request on them was given up.
  fileprivate static func withWorn(
    _ body: @Sendable (Stage, CassandraSession, FakeNode) async throws -> Void
  ) async throws {
    try await Stage.with(["eu": 1]) { stage in
      let node = try #require(stage.cluster[1])
      node.on(dropped, .drop)
      try await stage.session({ $0.connections.maximalOrphans = 0 }) { try await body(stage, $0, node) }
    }
  }

  /// Gives up a request on the connection of each loop.
  fileprivate func wearOut(_ session: CassandraSession) async throws {
    let tasks = loops.loops.map { loop in
      Task(executorPreference: loop) { _ = try await session.execute("INSERT dropped") }
    }
    try await cluster[1]?.received(loops.loops.count, Self.dropped)
    for task in tasks {
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  /// The numbers of the connections that take the requests of each loop.
  fileprivate func connections(_ session: CassandraSession) async throws -> Set<Int> {
    let text = "INSERT \(cluster[1]?.activity.requests.count ?? 0)"
    for loop in loops.loops { try await withTaskExecutorPreference(loop) { _ = try await session.execute(text) } }
    return Set(cluster[1]?.received(.query(text)).map(\.connection) ?? [])
  }
}
