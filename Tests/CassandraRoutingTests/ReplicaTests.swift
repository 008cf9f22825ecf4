import Randomness
import CQLProtocol
import Testing

@testable import CassandraClient

@Suite("Replicas")
struct ReplicaTests {
  @Test("A simple strategy takes the nodes that follow, each once (case 31)")
  func simple() {
    #expect(
      NamedRing.replicas(.simple(factor: 3)) == [
        "ABC", "BCD", "CDF", "DFE", "FEA", "EAG", "AGF", "GFC", "FCA", "CAB",
      ])
    #expect(
      NamedRing.replicas(.simple(factor: 1)) == ["A", "B", "C", "D", "F", "E", "A", "G", "F", "C"])
  }

  @Test("A topology strategy takes a node of each rack before a second of any (case 31)")
  func racks() {
    #expect(
      NamedRing.replicas(.networkTopology(["north": 2, "south": 1])) == [
        "ABE", "BCE", "CFE", "DFE", "FEA", "EAG", "AGE", "GCE", "FCE", "CBE",
      ])
  }

  @Test("Where there are fewer racks than copies some share one (case 31)")
  func repeats() {
    #expect(
      NamedRing.replicas(.networkTopology(["north": 3, "south": 2])) == [
        "ABCEG", "BCDEG", "CDFEG", "DFEAG", "FEAGC", "EAGFC", "AGFCE", "GFCAE", "FCAEG", "CABEG",
      ])
  }

  @Test("More copies than nodes are as many as nodes, and none twice (case 31)")
  func fewNodes() {
    for strategy in [ReplicationStrategy.simple(factor: 20), .networkTopology(["north": 9, "south": .max])] {
      for replicas in NamedRing.replicas(strategy) { #expect(replicas.sorted() == Array("ABCDEFG"), "\(strategy)") }
    }
    #expect(NamedRing.replicas(.networkTopology(["south": 4]))[0] == "BFG")
  }

  @Test("A data centre that is not there keeps nothing, and the others what they would (case 31)")
  func missing() {
    let nothing = Array(repeating: "", count: 10)
    #expect(
      NamedRing.replicas(.networkTopology(["north": 1, "west": 3]))
        == NamedRing.replicas(.networkTopology(["north": 1])))
    #expect(NamedRing.replicas(.networkTopology(["west": 3])) == nothing)
    #expect(NamedRing.replicas(.networkTopology([:])) == nothing)
    #expect(NamedRing.replicas(.simple(factor: 0)) == nothing)
    #expect(NamedRing.replicas(.other) == nothing)
  }

  @Test("A range ends with its token, and what is beyond the last token belongs to the first")
  func ranges() {
    let snapshot = ClusterSnapshot.sample(NamedRing.nodes, .simple(factor: 1))
    func owner(_ token: Int64) -> String { NamedRing.spell(snapshot.replicas(of: token)) }
    #expect([owner(.min), owner(-1), owner(100)] == ["A", "A", "A"])
    #expect([owner(101), owner(200)] == ["B", "B"])
    #expect([owner(901), owner(1_000)] == ["C", "C"])
    #expect([owner(1_001), owner(.max)] == ["A", "A"])
  }

  @Test("A token that two nodes claim is one node's, and both are there (case 31)")
  func claimedTwice() {
    let nodes = [Node.sample(0, tokens: [5]), .sample(1, tokens: [5]), .sample(2, tokens: [9])]
    let snapshot = ClusterSnapshot.sample(nodes, .simple(factor: 3))
    #expect(snapshot.replicas(of: 5) == [0, 2])
    #expect(snapshot.replicas(of: 6) == [2, 0])
  }

  @Test("Nodes without tokens keep nothing")
  func tokenless() {
    let joining = [Node.sample(0), .sample(1, tokens: [5])]
    #expect(ClusterSnapshot.sample(joining, .simple(factor: 2)).replicas(of: 1) == [1])
    #expect(ClusterSnapshot.sample([.sample(0)], .simple(factor: 2)).replicas(of: 1) == [])
    #expect(ClusterSnapshot.empty.replicas(of: 1) == [])
  }

  @Test("On any ring the replicas are those of Cassandra's own older formulation, the primary first (case 31)")
  func model() {
    var random = TestSeed.random(for: "Replicas on any ring")
    for _ in 0..<3_000 {
      let (nodes, strategy) = RandomRing.draw(using: &random)
      let snapshot = ClusterSnapshot.sample(nodes, strategy)
      for _ in 0..<4 {
        let token = Int64.random(in: -60...60, using: &random)
        let replicas = snapshot.replicas(of: token)
        let expected = ReplicaModel.replicas(of: token, nodes: nodes, strategy)
        let isExpected = replicas.first == expected.first && replicas.sorted() == expected.sorted()
        #expect(isExpected, "\(token) in \(strategy) of \(nodes): \(replicas) for \(expected)")
      }
    }
  }

  @Test("Ten nodes with 256 tokens each have three different replicas for every range (case 31)")
  func manyTokens() {
    var random = TestSeed.random(for: "Many tokens")
    let nodes = (0..<10).map { number in
      let tokens = (0..<256).map { _ in Int64.random(in: .min ... .max, using: &random) }
      return Node.sample(number, rack: "rack\(number % 3)", tokens: tokens)
    }
    let snapshot = ClusterSnapshot.sample(nodes, .networkTopology(["dc": 3]))
    for token in nodes.flatMap(\.tokens) {
      let replicas = snapshot.replicas(of: token.rawValue)
      #expect(Set(replicas.map { $0 % 3 }) == [0, 1, 2])
    }
  }
}

/// Rings that no administrator would make, and some that one would.
enum RandomRing {
  static func draw(using random: inout SeededRandom) -> ([Node], ReplicationStrategy) {
    var free = Array(Int64(-50)...50).shuffled(using: &random)
    let racks = Int.random(in: 1...4, using: &random)
    let nodes = (0..<Int.random(in: 1...9, using: &random)).map { number in
      let tokens = (0..<Int.random(in: 1...8, using: &random)).compactMap { _ in free.popLast() }
      return Node.sample(
        number, datacenter: "dc\(Int.random(in: 1...3, using: &random))",
        rack: "rack\(Int.random(in: 1...racks, using: &random))", tokens: tokens)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      return (nodes, .simple(factor: Int.random(in: 0...6, using: &random)))
    }
    var factors: [String: Int] = [:]
    for datacenter in ["dc1", "dc2", "dc3", "dc4"] where Bool.random(using: &random) {
      factors[datacenter] = Int.random(in: 1...6, using: &random)
    }
    return (nodes, .networkTopology(factors))
  }
}
