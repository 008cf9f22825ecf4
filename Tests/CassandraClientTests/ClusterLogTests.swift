import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("What the log says of connections that end", .timeLimit(.minutes(10)))
struct ClusterLogTests {
  private static let lost = "Lost the connection to a node"

  @Test("One that is replaced because too much on it was given up was not lost, and its node is not spared")
  func replaced() async throws {
    try await Stage.with(["eu": 1]) { stage in
      try await stage.session({ $0.connections.maximalOrphans = 0 }) { session in
        stage.cluster[1]?.on(.query("SELECT v FROM kv"), .drop)
        async let kind = failure { try await session.execute(Statement("SELECT v FROM kv").within(.seconds(1))) }
        try await stage.cluster[1]?.received(1, .query("SELECT v FROM kv"))
        try await stage.clock.advance(by: .milliseconds(1_020))
        #expect(await kind?.timeLimit == .seconds(1))
        try await stage.untilConnected(session, [1])
        #expect(stage.log.lines("A connection is replaced: too many of its requests were given up").count == 1)
        #expect(stage.log.lines(Self.lost).isEmpty)
        for shard in session.shards {
          #expect(try await shard.loop.run { shard.channels.allSatisfy { !$0.load(at: stage.clock.now).isNew } })
        }
      }
    }
  }

  @Test("A node that has ended it, or does not say that it is there, is told of so")
  func ended() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        await stage.cluster[2]?.closeConnections()
        try await stage.until { stage.log.lines(Self.lost).count == 2 }
        try await stage.pass { await stage.connected(session) == [1, 2] }
        stage.cluster[2]?.on(.options, .drop)
        try await stage.pass(.seconds(1)) { stage.log.lines(Self.lost).count >= 4 }
        let reasons = stage.log.lines(Self.lost).compactMap { $0.details["reason"] }
        let address = try #require(stage.cluster[2]?.address)
        let ended = "\(address) has ended the connection."
        let silent = "\(address) did not say within 5.0 seconds that it is there."
        #expect(reasons == [ended, ended, silent, silent])
      }
    }
  }

  @Test("A node that does not take the keyspace in use is told of so")
  func keyspace() async throws {
    var description = FakeClusterDescription(nodes: ["eu": 2])
    description.addKeyspace("shop", replicas: ["eu": 2])
    try await Stage.with(description) { stage in
      try await stage.session { session in
        stage.cluster[2]?.on(.query("USE \"shop\""), times: 2, .error(.invalid))
        let nodes = await session.topology().nodes
        let first = try #require(nodes.first { $0.node.address == stage.cluster[1]?.address })
        try await session.execute(Statement("USE \"shop\"").on(first.node))
        try await stage.until { !stage.log.lines(Self.lost).isEmpty }
        let reasons = stage.log.lines(Self.lost).compactMap { $0.details["reason"] }
        let address = try #require(stage.cluster[2]?.address)
        #expect(Set(reasons) == ["\(address) did not take the keyspace that is in use."])
      }
    }
  }

  @Test("One that the cluster is watched through, and that its node has ended or filled with nonsense, is told of so")
  func watched() async throws {
    try await Stage.with(["eu": 1]) { stage in
      try await stage.session { session in
        let node = try #require(stage.cluster[1])
        let lost = "Lost the connection that the cluster is watched through"
        await node.closeConnections()
        try await stage.pass { stage.log.lines("is watched through another node").count == 1 }
        node.on(SystemTables.local, times: 1, .raw(Array(repeating: 0x55, count: 40)))
        try await stage.pass(.seconds(1)) { stage.log.lines(lost).count == 2 }
        let reasons = stage.log.lines(lost).compactMap { $0.details["reason"] }
        #expect(reasons.first == "\(node.address) has ended the connection.")
        #expect(reasons.last?.hasPrefix("A message could not be said or understood: ") == true, "\(reasons)")
      }
    }
  }

  @Test("A reading that a node's removal interrupts failed for that reason")
  func removed() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session { session in
        stage.cluster[1]?.on(SystemTables.peers, .drop)
        try await stage.pass(.seconds(61))
        try await stage.tell(.topologyChange(.removedNode, stage.place(1)))
        try await stage.until { !stage.log.lines("could not be read").isEmpty }
        let reason = stage.log.lines("could not be read").first?.details["reason"]
        #expect(reason?.contains("was removed from the cluster") == true, "\(reason ?? "no reason")")
      }
    }
  }
}
