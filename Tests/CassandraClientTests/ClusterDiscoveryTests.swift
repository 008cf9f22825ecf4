import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("How a session finds its cluster", .timeLimit(.minutes(10)))
struct ClusterDiscoveryTests {
  @Test("The nodes, their places and ports, and the keyspaces come from the system tables (case 24)")
  func discovery() async throws {
    var description = FakeClusterDescription(nodes: ["eu": 2, "us": 1])
    description.addKeyspace("shop", replicas: ["eu": 2])
    description[2]?.columns["native_port"] = .int(19_042)
    try await Stage.with(description) { stage in
      try await stage.session({ $0.localDatacenter = "eu" }) { session in
        let topology = await session.topology()
        let described = stage.cluster.description
        #expect(topology.name == "Test Cluster")
        #expect(topology.nodes.map(\.id) == described.members.map(\.hostID))
        #expect(topology.nodes.map(\.node.datacenter) == ["eu", "us", "eu"])
        #expect(topology.nodes.map(\.isUsed) == [true, false, true])
        #expect(topology.nodes.map(\.connections) == [2, 0, 2])
        #expect(topology.nodes.map(\.node.address.port) == [stage.cluster.port, 19_042, stage.cluster.port])
        #expect(topology.keyspaces == ["shop", "system", "system_schema"])
        #expect(topology.datacenters == ["eu", "us"])
        #expect(topology.watchedThrough == described[1]?.hostID)
        #expect(stage.log.lines("several data centres").isEmpty)
      }
    }
  }

  @Test("A node without peers_v2 is asked for peers, and not for the other again (case 24)")
  func oldPeers() async throws {
    var description = FakeClusterDescription(nodes: ["eu": 3])
    description.hasPeersV2 = false
    try await Stage.with(description) { stage in
      try await stage.session { session in
        #expect(await stage.connected(session) == [1, 2, 3])
        try await stage.pass(.seconds(61))
        let node = try #require(stage.cluster[1])
        #expect(node.received(.statement(containing: "system.peers_v2")).count == 1)
        #expect(node.received(SystemTables.peers).count == 3)
      }
    }
  }

  @Test(
    "A row that says too little is passed over and told of once, and the others are not (case 24)",
    arguments: ["host_id", "data_center", "rack", "tokens", "schema_version", "native_address"])
  func incomplete(_ column: String) async throws {
    var description = FakeClusterDescription(nodes: ["eu": 3])
    description[2]?.columns[column] = .null
    try await Stage.with(description) { stage in
      try await stage.session { session in
        #expect(await stage.connected(session) == [1, 3])
        try await stage.pass(.seconds(61))
        #expect(await stage.connected(session) == [1, 3])
        #expect(stage.log.lines("is passed over").count == 1)
        stage.cluster.change { $0[2]?.columns = [:] }
        try await stage.pass { await stage.connected(session) == [1, 2, 3] }
      }
    }
  }

  @Test("A node that lists itself, lists one twice, or listens everywhere changes nothing (case 24)")
  func oddities() async throws {
    var description = FakeClusterDescription(nodes: ["eu": 3])
    description.listsItself = true
    description[2]?.columns["native_address"] = .inet(InetAddress(v4: 0))
    description.members.append(FakeMember(id: 9, hostID: description[3]?.hostID, datacenter: "eu"))
    description[9]?.isListed = true
    try await Stage.with(description) { stage in
      try await stage.session { session in
        #expect(await stage.connected(session) == [1, 2, 3])
        #expect(await session.topology().nodes.count == 3)
        #expect(stage.log.lines("is passed over").count == 1)
      }
    }
  }

  @Test("A node that does not say who it is is no way to the cluster, another contact point is (case 24)")
  func nameless() async throws {
    try await Stage.with(["eu": 2]) { stage in
      stage.cluster[1]?.on(SystemTables.local, .rows(["host_id": .uuid]))
      await #expect(throws: CassandraError.self) { try await stage.session { _ in } }
      let second = ContactPoint("127.0.0.2", port: stage.cluster.port)
      try await stage.session({ $0.contactPoints.append(second) }) { session in
        #expect(await session.topology().watchedThrough == stage.cluster.description[2]?.hostID)
      }
    }
  }

  @Test("A local data centre that is not there is refused by the names of those that are")
  func noSuchDatacenter() async throws {
    try await Stage.with(["eu": 1, "us": 1]) { stage in
      let error = await #expect(throws: CassandraError.self) {
        try await stage.session({ $0.localDatacenter = "asia" }) { _ in }
      }
      #expect(error?.description.contains("'asia'. There are: 'eu', 'us'.") == true)
      try await stage.until { stage.cluster.nodes.allSatisfy { $0.openConnections == 0 } }
    }
  }

  @Test("Of several data centres and none named that of the first node is taken, and told of")
  func severalDatacenters() async throws {
    try await Stage.with(["eu": 1, "us": 1]) { stage in
      try await stage.session { session in
        #expect(await session.topology().localDatacenter == "eu")
        #expect(stage.log.lines("several data centres").first?.details["datacenters"] == "eu, us")
      }
    }
  }

  @Test("A node of another cluster, and one that refuses every version, are left out")
  func strangers() async throws {
    try await Stage.with(["eu": 3]) { stage in
      let name = "SELECT cluster_name FROM system.local WHERE key='local'"
      stage.cluster[2]?.on(.query(name), .rows(["cluster_name": .text], [[.text("Other")]]))
      stage.cluster[3]?.change { $0.versions = [] }
      try await stage.session { session in
        #expect(session.protocolVersion == .v5)
        #expect(await stage.connected(session) == [1])
        let reasons = stage.log.lines("Could not connect").compactMap { $0.details["reason"] }
        #expect(reasons.contains { $0.contains("belongs to the cluster 'Other'") })
        #expect(reasons.contains { $0.contains("unsupported protocol version") })
      }
    }
  }
}
