import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("What nodes tell by themselves is a hint", .timeLimit(.minutes(10)))
struct ClusterEventTests {
  @Test("A new node is found once the window of events is over, and connected to (case 26)")
  func newNode() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        try await stage.cluster.add(FakeMember(id: 3, datacenter: "eu", tokens: [Token(rawValue: 7)]))
        try await stage.tell(.topologyChange(.newNode, stage.place(3)))
        try await stage.pass(.milliseconds(900))
        #expect(await stage.connected(session) == [1, 2])
        try await stage.pass(.milliseconds(200))
        try await stage.untilConnected(session, [1, 2, 3])
      }
    }
  }

  @Test("A node that was removed is let go and never tried again (cases 26, 28)")
  func removedNode() async throws {
    try await Stage.with(["eu": 3]) { stage in
      try await stage.session { session in
        let removed = try #require(stage.cluster[3])
        stage.cluster.change { $0[3] = nil }
        try await stage.tell(.topologyChange(.removedNode, stage.place(3)))
        try await stage.pass(.seconds(2))
        #expect(removed.openConnections == 0)
        #expect(await session.topology().nodes.count == 2)
        let accepted = removed.activity.accepted
        try await stage.pass(.seconds(90), by: .seconds(1))
        #expect(removed.activity.accepted == accepted)
        #expect(await stage.connected(session) == [1, 2])
      }
    }
  }

  @Test("A node that was down and is told of as up is connected to at once, however long the pause was (case 26)")
  func up() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        let node = try #require(stage.cluster[2])
        await node.stop()
        try await stage.pass(.seconds(40), by: .seconds(1))
        try await node.start()
        try await stage.settle()
        #expect(await stage.connected(session) == [1])
        try await stage.tell(.statusChange(.up, stage.place(2)))
        try await stage.untilConnected(session, [1, 2])
      }
    }
  }

  @Test("A node that is told of as down and answers keeps its connections (case 26)")
  func downButThere() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        let node = try #require(stage.cluster[2])
        for _ in 0..<100 { try await stage.tell(.statusChange(.down, stage.place(2))) }
        try await node.received(2, .options)
        try await stage.pass(.seconds(6))
        #expect(await stage.connected(session) == [1, 2])
        #expect(node.activity.accepted == 2)
        #expect(stage.log.lines("Lost the connection").isEmpty)
      }
    }
  }

  @Test(
    "A node that is told of as down and does not answer loses its connections within the heartbeat's limit (case 26)")
  func downAndSilent() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        let node = try #require(stage.cluster[2])
        node.on(.options, .drop)
        try await stage.tell(.statusChange(.down, stage.place(2)))
        try await node.received(2, .options)
        // Being told again must not put it off.
        for _ in 0..<5 {
          try await stage.pass(.seconds(1))
          try await stage.tell(.statusChange(.down, stage.place(2)))
        }
        try await stage.until { stage.log.lines("Lost the connection to a node").count == 2 }
      }
    }
  }

  @Test("A node that is told of as up and is not known makes the cluster be read (case 26)")
  func unknownUp() async throws {
    try await Stage.with(["eu": 1]) { stage in
      try await stage.session { session in
        try await stage.cluster.add(FakeMember(id: 2, datacenter: "eu"))
        try await stage.tell(.statusChange(.up, stage.place(2)))
        try await stage.pass(.seconds(2))
        #expect(await stage.connected(session) == [1, 2])
        #expect(stage.cluster[1]?.received(SystemTables.local).count == 2)
      }
    }
  }

  @Test("However many events come in one window, the cluster is read once (case 26)")
  func coalescing() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { _ in
        for _ in 0..<150 { try await stage.tell(.topologyChange(.newNode, stage.place(2))) }
        try await stage.pass(.seconds(5))
        #expect(stage.cluster[1]?.received(SystemTables.local).count == 2)
      }
    }
  }

  @Test("A keyspace that changes has keyspaces read, and nothing else; a table has nothing read (cases 26, 31)")
  func schema() async throws {
    var description = FakeClusterDescription(nodes: ["eu": 2])
    description.addKeyspace("shop", replicas: ["eu": 1])
    try await Stage.with(description) { stage in
      try await stage.session { session in
        try await stage.tell(.schemaChange(SchemaChange(.updated, keyspace: "shop", .table("kv"))))
        try await stage.pass(.seconds(5))
        #expect(stage.cluster[1]?.received(SystemTables.keyspaces).count == 1)
        stage.cluster.change { $0.addKeyspace("shop", replicas: ["eu": 2]) }
        try await stage.tell(.schemaChange(SchemaChange(.updated, keyspace: "shop", .keyspace)))
        try await stage.pass(.seconds(2))
        #expect(stage.cluster[1]?.received(SystemTables.keyspaces).count == 2)
        #expect(stage.cluster[1]?.received(SystemTables.local).count == 1)
        try await stage.until { await session.replicas(of: Token(rawValue: 0), in: "shop") == 2 }
      }
    }
  }

  @Test("Without any event the cluster is read when the interval is over (case 26)")
  func interval() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        stage.cluster.change { $0[2]?.isListed = false }
        try await stage.pass(.seconds(59))
        #expect(await stage.connected(session) == [1, 2])
        try await stage.pass(.seconds(2))
        #expect(await session.topology().nodes.count == 1)
      }
    }
  }
}

extension Stage {
  /// Where that node takes requests, as nodes tell it.
  func place(_ id: Int) -> InetEndpoint {
    InetEndpoint(address: InetAddress(v4: 0x7F00_0000 | UInt32(id)), port: cluster.port)
  }

  /// Has all nodes tell that whoever registered for it.
  func tell(_ event: ServerEvent) async throws {
    for node in cluster.nodes { try await node.send(event) }
  }
}

extension CassandraSession {
  /// How many nodes keep the partition of that token, as the first loop sees it.
  func replicas(of token: Token, in keyspace: String) async -> Int? {
    let shard = shards[0]
    return try? await shard.loop.run { shard.view.snapshot.replicas(of: token, in: keyspace).count }
  }
}
