import CQLProtocol
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Snapshots of a cluster")
struct ClusterSnapshotTests {
  private let nodes = NamedRing.nodes

  @Test("Nodes are found by their ids and addresses, in one order whoever told of them")
  func lookup() {
    let snapshot = ClusterSnapshot.sample(nodes.reversed() + nodes)
    #expect(snapshot.nodes == nodes)
    for (index, node) in nodes.enumerated() {
      #expect(snapshot.index(of: node.id) == index)
      #expect(snapshot.index(at: node.address) == index)
    }
    #expect(snapshot.index(of: CQLUUID(high: 0, low: 0)) == nil)
    #expect(snapshot.index(at: .loopback(port: 1)) == nil)
  }

  @Test("Distances are those from the local data centre and rack")
  func distances() {
    let snapshot = ClusterSnapshot.sample(nodes, localDatacenter: "south", localRack: "r1")
    #expect(snapshot.distances == [.remote, .localRack, .remote, .remote, .remote, .localRack, .local])
    #expect(snapshot.localNodes == [1, 5, 6])
    #expect(snapshot.remoteNodes == [0, 2, 3, 4])
    #expect(!ClusterSnapshot.sample(nodes, localDatacenter: "south").distances.contains(.localRack))
  }

  @Test("Only tokens of Murmur3 route, and not those of system keyspaces")
  func unrouted() {
    let others: [String: ReplicationStrategy] = ["system_auth": .simple(factor: 1), "system_x": .simple(factor: 1)]
    let snapshot = ClusterSnapshot.sample(nodes, .simple(factor: 1), others: others)
    #expect(snapshot.replicas(of: 1) == [0])
    #expect(snapshot.replicas(of: 1, in: "system_x") == [0])
    #expect(snapshot.replicas(of: 1, in: "system_auth") == [])
    #expect(snapshot.replicas(of: 1, in: "unheard_of") == [])
    let random = ClusterSnapshot.sample(nodes, .simple(factor: 1), partitioner: "x.RandomPartitioner")
    #expect(random.replicas(of: 1) == [])
    let short = ClusterSnapshot.sample(nodes, .simple(factor: 1), partitioner: "Murmur3Partitioner")
    #expect(short.replicas(of: 1) == [0])
  }

  @Test("What was computed is taken over while nodes and settings stay, even when addresses change (case 31)")
  func reuse() {
    let first = ClusterSnapshot.sample(nodes, .simple(factor: 3))
    let moved = nodes.map { node in
      Node(
        id: node.id, address: .loopback(port: UInt16(node.id.low) + 1), datacenter: node.datacenter, rack: node.rack,
        release: "5.0.6", tokens: node.tokens)
    }
    let second = ClusterSnapshot.sample(
      moved.shuffled(), .simple(factor: 3), others: ["new": .simple(factor: 3)], reusing: first)
    #expect(second.place(of: "ks") == first.place(of: "ks"))
    #expect(second.place(of: "new") == first.place(of: "ks"))
    #expect(second.index(at: .loopback(port: 3)) == 2)
    #expect(ClusterSnapshot.sample(nodes, .simple(factor: 3)).place(of: "ks") != first.place(of: "ks"))
  }

  @Test("Another factor, node, rack or partitioner is computed anew (case 31)")
  func change() {
    let first = ClusterSnapshot.sample(nodes, .networkTopology(["north": 2]))
    func replicas(_ nodes: [Node], _ strategy: ReplicationStrategy, _ partitioner: String) -> String {
      let next = ClusterSnapshot.sample(nodes, strategy, partitioner: partitioner, reusing: first)
      return NamedRing.spell(next.replicas(of: 100))
    }
    let (strategy, murmur3) = (ReplicationStrategy.networkTopology(["north": 2]), ClusterSnapshot.murmur3)
    #expect(replicas(nodes, strategy, murmur3) == "AE")
    #expect(replicas(nodes, .networkTopology(["north": 3]), murmur3) == "ACE")
    #expect(replicas(nodes, .networkTopology(["south": 1]), murmur3) == "B")
    #expect(replicas(nodes.dropLast(3), strategy, murmur3) == "AC")
    func with(_ node: Node) -> [Node] { nodes.map { $0.id == node.id ? node : $0 } }
    let inOtherRack = Node.sample(2, datacenter: "north", rack: "r3", tokens: [300, 1_000])
    #expect(replicas(with(inOtherRack), strategy, murmur3) == "AC")
    let moved = Node.sample(0, datacenter: "north", rack: "r1", tokens: [950])
    #expect(replicas(with(moved), strategy, murmur3) == "CE")
    let elsewhere = Node.sample(0, datacenter: "south", rack: "r1", tokens: [100, 700])
    #expect(replicas(with(elsewhere), strategy, murmur3) == "CE")
    #expect(replicas(nodes, strategy, "x.ByteOrderedPartitioner") == "")
  }
}

extension ClusterSnapshot {
  /// Where in memory the replicas of a keyspace are.
  fileprivate func place(of keyspace: String) -> UnsafePointer<Int32>? {
    replicas(of: Token(rawValue: .min), in: keyspace).withUnsafeBufferPointer(\.baseAddress)
  }
}
