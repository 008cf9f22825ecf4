import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("The connection that the cluster is watched through", .timeLimit(.minutes(10)))
struct ClusterRecoveryTests {
  @Test("It moves to another node at once where its own stops, and the cluster is read through that (case 27)")
  func stop() async throws {
    try await Stage.with(["eu": 3]) { stage in
      try await stage.session { session in
        await stage.cluster[1]?.stop()
        try await stage.cluster.add(FakeMember(id: 4, datacenter: "eu"))
        try await stage.untilConnected(session, [2, 3, 4])
        let watched = await session.topology().watchedThrough
        #expect(watched == stage.cluster.description[2]?.hostID || watched == stage.cluster.description[3]?.hostID)
      }
    }
  }

  @Test("It moves where its own node was removed and still answers (case 27)")
  func removed() async throws {
    try await Stage.with(["eu": 3]) { stage in
      try await stage.session { session in
        let removed = try #require(stage.cluster[1])
        stage.cluster.change { $0[1]?.isListed = false }
        try await stage.tell(.topologyChange(.removedNode, stage.place(1)))
        try await stage.until { removed.openConnections == 0 }
        #expect(await session.topology().nodes.count == 2)
      }
    }
  }

  @Test("It moves where its own node does not answer in time (case 27)")
  func silent() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        stage.cluster[1]?.on(SystemTables.peers, .drop)
        try await stage.pass { await session.topology().watchedThrough == stage.cluster.description[2]?.hostID }
        #expect(stage.log.lines("could not be read").count == 1)
        #expect(await stage.connected(session) == [1, 2])
      }
    }
  }

  @Test("When all nodes are down and come back, everything goes on, after pauses that grow (cases 25, 27)")
  func outage() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        for node in stage.cluster.nodes { await node.stop() }
        try await stage.until { stage.log.lines("No node can be asked about").count == 1 }
        try await stage.pass(.seconds(16))
        // At once, and after 0.5, 1, 2, 4 and 8 seconds.
        #expect(stage.log.lines("No node can be asked about").count == 6)
        await #expect(throws: CassandraError.self) { try await session.execute("SELECT v FROM shop.kv") }
        for node in stage.cluster.nodes { try await node.start() }
        try await stage.pass { await stage.connected(session) == [1, 2] }
        try await stage.pass { await session.topology().watchedThrough != nil }
        try await session.execute("SELECT v FROM shop.kv")
      }
    }
  }

  @Test("After a long outage the first that finds a node has everybody else look at once (case 27)")
  func together() async throws {
    try await Stage.with(["eu": 3]) { stage in
      // Everybody's pauses end at other times.
      try await stage.session({ $0.reconnection.jitter = 0.5 }) { session in
        for node in stage.cluster.nodes { await node.stop() }
        try await stage.pass(.seconds(200), by: .seconds(1))
        for node in stage.cluster.nodes { try await node.start() }
        try await stage.pass { stage.cluster.nodes.contains { $0.openConnections > 0 } }
        try await stage.untilConnected(session, [1, 2, 3])
        try await stage.until { await session.topology().watchedThrough != nil }
      }
    }
  }

  @Test("Where all nodes have other addresses, they are found by names looked up again, and are the same (case 27)")
  func moved() async throws {
    try await Stage.with(FakeClusterDescription(members: [2, 3].map { FakeMember(id: $0, datacenter: "eu") })) {
      stage in
      // At first only the address leads anywhere, then only the name.
      let points = ["127.0.0.2", "localhost"].map { ContactPoint($0, port: stage.cluster.port) }
      try await stage.session({ $0.contactPoints = points }) { session in
        #expect(await stage.connected(session) == [2, 3])
        let ids = await session.topology().nodes.map(\.id)
        try await stage.cluster.move(2, to: 1)
        try await stage.cluster.move(3, to: 7)
        try await stage.pass { await stage.connected(session) == [2, 3] }
        let topology = await session.topology()
        #expect(topology.nodes.map(\.id) == ids)
        #expect(topology.nodes.map(\.node.address.host) == ["127.0.0.1", "127.0.0.7"])
        try await session.execute("SELECT v FROM shop.kv")
      }
    }
  }

  @Test("A node of another cluster at a known address is not believed (case 27)")
  func stranger() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        for node in stage.cluster.nodes { await node.stop() }
        stage.cluster.change { $0.name = "Other Cluster" }
        for node in stage.cluster.nodes { try await node.start() }
        try await stage.pass(.seconds(20))
        #expect(await session.topology().watchedThrough == nil)
        stage.cluster.change { $0.name = "Test Cluster" }
        try await stage.pass { await session.topology().watchedThrough != nil }
      }
    }
  }
}
