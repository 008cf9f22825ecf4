import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Testing

@Suite("The keyspace in use", .timeLimit(.minutes(10)))
struct RequestKeyspaceTests {
  private func withKeyspaces(
    nodes: Int = 2, _ body: @Sendable @escaping (CassandraSession, FakeCluster) async throws -> Void
  ) async throws {
    try await withSession(nodes: nodes, loops: 2) { session, cluster in
      cluster.change { description in
        for name in ["shop", "Shop", "other"] { description.addKeyspace(name, replicas: ["dc1": 1]) }
      }
      try await body(session, cluster)
    }
  }

  /// The keyspaces that requests came in, made on every loop to every node.
  private func keyspaces(_ session: CassandraSession, _ cluster: FakeCluster) async throws -> Set<String?> {
    let query = "SELECT \(cluster.nodes.reduce(0) { $0 + $1.received().count })"
    for member in cluster.description.members {
      for loop in session.loopsOfSession {
        _ = try await withTaskExecutorPreference(loop) {
          try await session.execute(Statement(query).with { $0.node = member.hostID })
        }
      }
    }
    return Set(cluster.nodes.flatMap { $0.received(.query(query)) }.map(\.keyspace))
  }

  @Test("It holds on the connections of all loops to all nodes, spelt as it is (case 41)")
  func everywhere() async throws {
    try await withKeyspaces { session, cluster in
      #expect(session.keyspace == nil)
      let before = try await keyspaces(session, cluster)
      #expect(before == [nil])
      try await session.use(keyspace: "Shop")
      #expect(session.keyspace == "Shop")
      let seen = try await keyspaces(session, cluster)
      #expect(seen == ["Shop"])
    }
  }

  @Test("It holds on connections that are made later (case 41)")
  func newConnections() async throws {
    try await withKeyspaces(nodes: 1) { session, cluster in
      try await session.use(keyspace: "shop")
      let node = try #require(cluster[1])
      let before = node.activity.accepted
      await node.closeConnections()
      try await node.until { $0.accepted >= before + 2 && $0.open.count >= 2 }
      var seen: Set<String?> = []
      while seen.isEmpty { seen = (try? await keyspaces(session, cluster)) ?? [] }
      #expect(seen == ["shop"])
    }
  }

  @Test("A keyspace that is not there is the node's error, and the one in use stays (case 41)")
  func unknown() async throws {
    try await withKeyspaces { session, cluster in
      try await session.use(keyspace: "shop")
      let kind = await failure { try await session.use(keyspace: "no\"where") }
      #expect(kind?.serverError == .invalid)
      #expect(session.keyspace == "shop")
      let seen = try await keyspaces(session, cluster)
      #expect(seen == ["shop"])
    }
  }

  @Test("Of two changes at once all connections end in the same one (case 41)")
  func twice() async throws {
    try await withKeyspaces { session, cluster in
      for _ in 0..<10 {
        async let one: Void = session.use(keyspace: "shop")
        async let other: Void = session.use(keyspace: "other")
        _ = try await (one, other)
        let current = session.keyspace
        let seen = try await keyspaces(session, cluster)
        #expect(seen == [current])
      }
    }
  }

  @Test("A USE that is executed as a statement changes it, too (case 41)")
  func asStatement() async throws {
    try await withKeyspaces { session, cluster in
      try await session.execute("USE other")
      #expect(session.keyspace == "other")
      let seen = try await keyspaces(session, cluster)
      #expect(seen == ["other"])
    }
  }

  @Test("What is prepared after a change is another statement (case 41)")
  func prepared() async throws {
    try await withKeyspaces { session, cluster in
      try await session.use(keyspace: "shop")
      let one = try await session.prepare("SELECT v FROM kv")
      try await session.use(keyspace: "other")
      let other = try await session.prepare("SELECT v FROM kv")
      #expect(one.id != other.id && one.keyspace == "shop" && other.keyspace == "other")
      // A node that forgets prepares each of them in its own keyspace.
      for node in cluster.nodes { node.forgetStatements() }
      try await session.execute(one.bind())
      try await session.execute(other.bind())
    }
  }
}
