import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Where keys live", .timeLimit(.minutes(10)))
struct ClusterTokenTests {
  private static func description() -> FakeClusterDescription {
    var description = FakeClusterDescription(nodes: ["eu": 3])
    let tokens: [Int: [Int64]] = [1: [0, 300], 2: [100], 3: [200]]
    for (id, tokens) in tokens {
      description[id]?.tokens = tokens.map { Token(rawValue: $0) }
    }
    description.addKeyspace("shop", replicas: ["eu": 2])
    description.statements = [
      FakeStatement(
        "SELECT v FROM kv WHERE k = ?", markers: ["k": .text], partitionKey: [0], returns: FakeRows(["v": .int]))
    ]
    return description
  }

  @Test("The topology tells which nodes keep a token, the first replica first")
  func replicas() async throws {
    try await Stage.with(Self.description()) { stage in
      try await stage.session { session in
        let topology = await session.topology()
        func replicas(_ token: Int64, _ keyspace: String = "shop") -> [Int] {
          stage.numbers(topology.replicas(of: Token(rawValue: token), in: keyspace))
        }
        #expect(replicas(0) == [1, 2])
        #expect(replicas(1) == [2, 3])
        #expect(replicas(200) == [3, 1])
        #expect(replicas(301) == [1, 2])
        #expect(replicas(0, "system") == [])
        #expect(replicas(0, "unheard_of") == [])
      }
    }
  }

  @Test("It tells which nodes keep the partition of a statement, once all of its key is bound")
  func statement() async throws {
    try await Stage.with(Self.description()) { stage in
      try await stage.session { session in
        let topology = await session.topology()
        let select = try await session.prepare("SELECT v FROM kv WHERE k = ?")
        let bound = try select.bind("A-1")
        let token = try #require(bound.token)
        #expect(topology.replicas(of: bound) == topology.replicas(of: token, in: "shop"))
        #expect(topology.replicas(of: bound).count == 2)
        #expect(topology.replicas(of: Statement("SELECT v FROM kv WHERE k = 'A-1'")) == [])
      }
    }
  }

  @Test("The ring has a range for each token, in their order, and a node those that end at its tokens")
  func ranges() async throws {
    try await Stage.with(Self.description()) { stage in
      try await stage.session { session in
        let topology = await session.topology()
        func spell(_ ranges: [TokenRange]) -> [String] { ranges.map { "\($0.start)–\($0.end)" } }
        #expect(spell(topology.ranges.map(\.range)) == ["300–0", "0–100", "100–200", "200–300"])
        #expect(stage.numbers(topology.ranges.flatMap(\.nodes)) == [1, 2, 3, 1])
        #expect(topology.ranges.map(\.range.share).reduce(0, +) == 1)
        let first = try #require(topology.nodes.first?.node)
        #expect(spell(topology.ranges(of: first)) == ["300–0", "200–300"])
        let placed = topology.ranges(in: "shop")
        #expect(placed.map { stage.numbers($0.nodes) } == [[1, 2], [2, 3], [3, 1], [1, 2]])
        #expect(spell(topology.ranges(of: first, in: "shop")) == ["300–0", "100–200", "200–300"])
        #expect(topology.ranges(in: "system").isEmpty)
      }
    }
  }

  @Test("With another partitioner than Murmur3 nothing is said of where keys live")
  func otherPartitioner() async throws {
    var description = Self.description()
    description.partitioner = "org.apache.cassandra.dht.RandomPartitioner"
    try await Stage.with(description) { stage in
      try await stage.session { session in
        let topology = await session.topology()
        #expect(topology.ranges.isEmpty)
        #expect(topology.ranges(in: "shop").isEmpty)
        #expect(topology.replicas(of: Token(rawValue: 0), in: "shop").isEmpty)
      }
    }
  }
}

extension Stage {
  /// The numbers of nodes in the fake cluster.
  func numbers(_ nodes: [Node]) -> [Int] {
    nodes.compactMap { node in cluster.nodes.first { $0.address == node.address }?.id }
  }
}
