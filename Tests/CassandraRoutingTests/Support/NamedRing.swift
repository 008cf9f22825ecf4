@testable import CassandraClient

/// Seven nodes, A to G, with one token or two each; a replica set is spelt by its nodes' letters.
enum NamedRing {
  static let nodes = [
    Node.sample(0, datacenter: "north", rack: "r1", tokens: [100, 700]),
    Node.sample(1, datacenter: "south", rack: "r1", tokens: [200]),
    Node.sample(2, datacenter: "north", rack: "r1", tokens: [300, 1_000]),
    Node.sample(3, datacenter: "north", rack: "r1", tokens: [400]),
    Node.sample(4, datacenter: "north", rack: "r2", tokens: [600]),
    Node.sample(5, datacenter: "south", rack: "r1", tokens: [500, 900]),
    Node.sample(6, datacenter: "south", rack: "r2", tokens: [800]),
  ]

  /// The replicas of each token's range, from 100 to 1,000.
  static func replicas(_ strategy: ReplicationStrategy) -> [String] {
    let snapshot = ClusterSnapshot.sample(nodes, strategy)
    return stride(from: Int64(100), through: 1_000, by: 100).map { spell(snapshot.replicas(of: $0)) }
  }

  static func spell(_ replicas: [Int]) -> String { String(replicas.map { Array("ABCDEFG")[$0] }) }
}
