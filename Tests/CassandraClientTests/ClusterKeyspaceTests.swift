import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("The keyspace in use", .timeLimit(.minutes(10)))
struct ClusterKeyspaceTests {
  @Test("It is that of all connections, and of those that are made later (case 41)")
  func everywhere() async throws {
    try await Stage.withKeyspaces { stage, session in
      try await session.use(keyspace: "shop")
      #expect(try await stage.keyspaces(session) == ["shop"])
      try await stage.cluster.add(FakeMember(id: 3, datacenter: "eu"))
      try await stage.tell(.topologyChange(.newNode, stage.place(3)))
      await stage.cluster[2]?.closeConnections()
      try await stage.pass { await stage.connected(session) == [1, 2, 3] }
      #expect(try await stage.keyspaces(session) == ["shop"])
    }
  }

  @Test("A name is taken as it is spelt (case 41)")
  func spelling() async throws {
    try await Stage.withKeyspaces { stage, session in
      try await session.use(keyspace: "Shop")
      #expect(try await stage.keyspaces(session) == ["Shop"])
    }
  }

  @Test("Where there is none of that name, nothing changes (case 41)")
  func invalid() async throws {
    try await Stage.withKeyspaces { stage, session in
      try await session.use(keyspace: "shop")
      let error = await #expect(throws: CassandraError.self) { try await session.use(keyspace: "SHOP") }
      #expect(error?.serverError?.kind == .invalid)
      #expect(session.keyspace == "shop")
      #expect(try await stage.keyspaces(session) == ["shop"])
      #expect(stage.cluster.nodes.map(\.activity.accepted) == [3, 2])
    }
  }

  @Test("A configured one that is not there is refused, and no connection stays (cases 17, 41)")
  func configured() async throws {
    try await Stage.with(["eu": 2]) { stage in
      await #expect(throws: CassandraError.self) { try await stage.session({ $0.keyspace = "nowhere" }) { _ in } }
      try await stage.until { stage.cluster.nodes.allSatisfy { $0.openConnections == 0 } }
      #expect(stage.clock.waiting == 0)
    }
  }

  @Test("Of two at the same time the later wins everywhere, though a node executes it first (case 41)")
  func contested() async throws {
    try await Stage.withKeyspaces { stage, session in
      let gate = FakeGate()
      stage.cluster[2]?.on(.query("USE \"shop\""), .hold(gate))
      async let earlier = session.execute(stage.use("shop", on: 1))
      try await gate.wait(for: 2)
      try await session.execute(stage.use("Shop", on: 1))
      gate.open()
      _ = try await earlier
      #expect(session.keyspace == "Shop")
      #expect(try await stage.keyspaces(session) == ["Shop"])
    }
  }

  @Test("A connection that is made while another keyspace comes into use begins in the new one (case 41)")
  func meanwhile() async throws {
    try await Stage.withKeyspaces { stage, session in
      try await session.use(keyspace: "shop")
      let gate = FakeGate()
      stage.cluster[2]?.on(.query("USE \"shop\""), .hold(gate))
      await stage.cluster[2]?.closeConnections()
      try await stage.pass { gate.waiting == 2 }
      try await session.use(keyspace: "Shop")
      gate.open()
      try await stage.untilConnected(session, [1, 2])
      #expect(try await stage.keyspaces(session) == ["Shop"])
    }
  }

  @Test(
    "A node that does not know it, or does not answer, loses its connections rather than reading other tables (case 41)"
  )
  func refusing() async throws {
    try await Stage.withKeyspaces { stage, session in
      stage.cluster[2]?.on(.query("USE \"shop\""), times: 3, .error(.invalid))
      try await session.execute(stage.use("shop", on: 1))
      #expect(await stage.connected(session) == [1])
      try await stage.pass { await stage.connected(session) == [1, 2] }
      #expect(try await stage.keyspaces(session) == ["shop"])
    }
  }
}

extension Stage {
  /// Runs a test with a session of two nodes that have keyspaces.
  fileprivate static func withKeyspaces(
    _ body: @Sendable (Stage, CassandraSession) async throws -> Void
  ) async throws {
    var description = FakeClusterDescription(nodes: ["eu": 2])
    for name in ["shop", "Shop"] { description.addKeyspace(name, replicas: ["eu": 2]) }
    try await Stage.with(description) { stage in try await stage.session { try await body(stage, $0) } }
  }

  fileprivate func use(_ keyspace: String, on node: Int) -> Statement {
    var statement = Statement("USE \"\(keyspace)\"")
    statement.options.node = cluster.description[node]?.hostID
    return statement
  }

  /// The keyspaces that requests of now meet, from each loop and on each node.
  fileprivate func keyspaces(_ session: CassandraSession) async throws -> Set<String?> {
    var keyspaces: Set<String?> = []
    for loop in loops.loops {
      for node in cluster.nodes {
        let text = "SELECT v FROM kv WHERE k = \(loop.name) \(node.id) \(node.activity.requests.count)"
        var statement = Statement(text)
        statement.options.node = cluster.description[node.id]?.hostID
        try await withTaskExecutorPreference(loop) { _ = try await session.execute(statement) }
        keyspaces.insert(node.received(.query(text)).first?.keyspace)
      }
    }
    return keyspaces
  }
}
