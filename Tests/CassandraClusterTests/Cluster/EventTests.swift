import CassandraClient
import EventLoops
import Testing

extension RealNodes.ThreeNodes {
  @Suite("Listening", .serialized, .timeLimit(.minutes(30)))
  struct EventTests {
    let cluster: RealCluster

    init() throws { cluster = try #require(ClusterTrait.running) }

    @Test("A node that stops is told of as down, and as up when it is there again")
    func restarted() async throws {
      try await cluster.withSession { session in
        var events = session.events().makeAsyncIterator()
        let third = try #require(SocketAddress(ip: "127.0.0.3", port: ContactPoint.standardPort))
        try await cluster("stop-node", "3")
        #expect(await events.first { if case .nodeDown(let node) = $0 { node.address == third } else { false } })
        try await cluster.restart(3)
        #expect(await events.first { if case .nodeUp(let node) = $0 { node.address == third } else { false } })
      }
    }

    @Test("A node that joins is told of as added and up, and one that leaves as removed")
    func joined() async throws {
      try await cluster.withSession { session in
        var events = session.events().makeAsyncIterator()
        let number = try await cluster.add()
        let address = try #require(SocketAddress(ip: "127.0.0.\(number)", port: ContactPoint.standardPort))
        #expect(await events.first { if case .nodeAdded(let node) = $0 { node.address == address } else { false } })
        #expect(await events.first { if case .nodeUp(let node) = $0 { node.address == address } else { false } })
        try await cluster("decommission", "\(number)")
        #expect(await events.first { if case .nodeRemoved(let node) = $0 { node.address == address } else { false } })
      }
    }

    @Test("What another session changes of the schema is told of")
    func schema() async throws {
      try await cluster.withSession { session in
        var events = session.events().makeAsyncIterator()
        try await cluster.withSession { try await cluster.makeKeyspace("told", in: $0) }
        let made = SchemaChange(.created, keyspace: "told", .keyspace)
        #expect(await events.first { $0 == .schemaChanged(made) })
        #expect(try await session.schema(of: "told")?.replication["dc1"] == "1")
      }
    }
  }
}

extension ClusterEvents.AsyncIterator {
  /// Takes events up to the first that is wanted.
  /// - Returns: whether one came.
  fileprivate mutating func first(where isWanted: (ClusterEvent) -> Bool) async -> Bool {
    while let event = await next() { if isWanted(event) { return true } }
    return false
  }
}
