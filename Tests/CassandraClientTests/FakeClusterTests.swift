import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@Suite("A fake cluster", .timeLimit(.minutes(10)))
struct FakeClusterTests {
  @Test("Its nodes have one port, and tell of each other what is described at that moment")
  func rows() async throws {
    try await withLoops(2) { loops in
      let cluster = try await FakeCluster(FakeClusterDescription(nodes: ["eu": 2, "us": 1]), on: loops)
      #expect(cluster.nodes.map(\.address.host) == ["127.0.0.1", "127.0.0.2", "127.0.0.3"])
      #expect(Set(cluster.nodes.map(\.address.port)) == [cluster.port])
      #expect(cluster.description.members.map(\.datacenter) == ["eu", "us", "eu"])
      let second = try #require(cluster[2])
      var client = try await BareClient(to: second.address, on: loops[0])
      _ = try await client.start()
      let local = try #require(try await client.rows("SELECT * FROM system.local WHERE key='local'")?.first)
      #expect(try local.decode("host_id") == cluster.description[2]?.hostID)
      #expect(try local.decode("rpc_address", as: InetAddress.self).description == "127.0.0.2")
      let peers = try #require(try await client.rows("SELECT native_address, native_port, tokens FROM system.peers_v2"))
      #expect(peers.columns.map(\.name) == ["native_address", "native_port", "tokens"])
      #expect(try peers.map { try $0.decode(InetAddress.self, at: 0).description } == ["127.0.0.1", "127.0.0.3"])
      #expect(try peers.map { try $0.decode(Int32.self, at: 1) } == [Int32(cluster.port), Int32(cluster.port)])
      #expect(try peers[0].decode([String].self, at: 2) == cluster.description[1]?.tokens.map(\.description))

      cluster.change { description in
        description[1]?.columns["rack"] = .null
        description[3]?.isListed = false
        description.listsItself = true
      }
      let changed = try #require(try await client.rows("SELECT peer, rack FROM system.peers"))
      #expect(try changed.map { try $0.decode(String?.self, at: 1) } == [nil, "rack1"])
    }
  }

  @Test("Without peers_v2, or for a column that is not there, the answer is INVALID")
  func refusals() async throws {
    try await withLoops { loops in
      var description = FakeClusterDescription()
      description.hasPeersV2 = false
      let node = try await FakeNode(on: loops[0], cluster: description)
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      let missing = ServerError(.invalid, "unconfigured table peers_v2")
      #expect(try await client.query("SELECT * FROM system.peers_v2") == .error(missing))
      let column = ServerError(.invalid, "Undefined column name native_port in table system.peers")
      #expect(try await client.query("SELECT native_port FROM system.peers") == .error(column))
    }
  }

  @Test("Keyspaces are listed with their replication, all or one")
  func keyspaces() async throws {
    try await withLoops { loops in
      var description = FakeClusterDescription()
      description.addKeyspace("shop", replicas: ["datacenter1": 3])
      let node = try await FakeNode(on: loops[0], cluster: description)
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      let all = try await client.rows("SELECT keyspace_name FROM system_schema.keyspaces")
      #expect(try all?.map { try $0.decode(String.self, at: 0) } == ["shop", "system", "system_schema"])
      let one = try #require(
        try await client.rows("SELECT replication FROM system_schema.keyspaces WHERE keyspace_name = 'shop'"))
      #expect(one.count == 1)
      let replication = try one[0].decode([String: String].self, at: 0)
      #expect(
        replication == ["class": "org.apache.cassandra.locator.NetworkTopologyStrategy", "datacenter1": "3"])
    }
  }

  @Test("A node that stops refuses, and comes back at the same port; one that is removed does not")
  func life() async throws {
    try await withLoops { loops in
      let cluster = try await FakeCluster(FakeClusterDescription(nodes: ["eu": 2]), on: loops)
      let node = try #require(cluster[2])
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      #expect(node.openConnections == 1)
      await node.stop()
      #expect(try await client.next() == nil)
      try await node.untilOpen(0)
      await #expect(throws: NetworkError.self) { _ = try await BareClient(to: node.address, on: loops[0]) }
      try await node.start()
      var again = try await BareClient(to: node.address, on: loops[0])
      #expect(try await again.start() == .ready)
      #expect(node.received(.startup).map(\.connection) == [1, 2])
      await cluster.remove(2)
      #expect(cluster[2] == nil)
      #expect(cluster.description[2] == nil)
    }
  }

  @Test("A node that moves keeps its host id")
  func move() async throws {
    try await withLoops { loops in
      let cluster = try await FakeCluster(FakeClusterDescription(nodes: ["eu": 2]), on: loops)
      let id = cluster.description[2]?.hostID
      try await cluster.move(2, to: 7)
      #expect(cluster[2]?.address.host == "127.0.0.7")
      #expect(cluster.description[2]?.address.host == "127.0.0.7")
      #expect(cluster.description[2]?.hostID == id)
      try await cluster.add(FakeMember(id: 3, datacenter: "eu"))
      #expect(cluster[3]?.address.port == cluster.port)
    }
  }

  @Test("A node can take no more connections, or take them and say nothing")
  func silence() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      await node.refuseConnections()
      await #expect(throws: NetworkError.self) { _ = try await BareClient(to: node.address, on: loops[0]) }
      #expect(try await client.query("INSERT") == .result(.void))
      try await node.start()
      await node.ignoreConnections()
      var ignored = try await BareClient(to: node.address, on: loops[0])
      try await ignored.send(OptionsRequest())
      try await node.untilOpen(2)
      #expect(try await client.query("INSERT") == .result(.void))
      #expect(node.received(.options).isEmpty)
    }
  }

  @Test("A node that reads nothing keeps what is sent for later")
  func pause() async throws {
    try await withLoops { loops in
      let node = try await FakeNode(on: loops[0])
      var client = try await BareClient(to: node.address, on: loops[0])
      _ = try await client.start()
      await node.pauseReading()
      try await client.send(OptionsRequest(), stream: 4)
      let other = try await FakeNode(on: loops[0])
      var elsewhere = try await BareClient(to: other.address, on: loops[0])
      _ = try await elsewhere.start()
      #expect(node.received(.options).isEmpty)
      await node.resumeReading()
      #expect(try await client.next()?.stream == 4)
    }
  }
}
