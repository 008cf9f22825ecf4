import CQLProtocol
import EventLoops

@testable import CassandraClient

extension Node {
  /// Node `number`, counted from 0: at 10.0.x.x, in "dc" and "rack" unless another place is said.
  static func sample(
    _ number: Int, datacenter: String = "dc", rack: String = "rack", tokens: [Int64] = []
  ) -> Node {
    let address = SocketAddress(ip: "10.0.\(number / 256).\(number % 256)", port: 9_042) ?? .loopback(port: 9_042)
    return Node(
      id: CQLUUID(high: 7, low: UInt64(number)), address: address, datacenter: datacenter, rack: rack,
      tokens: tokens.map { Token(rawValue: $0) })
  }
}

extension ClusterSnapshot {
  static let murmur3 = "org.apache.cassandra.dht.Murmur3Partitioner"

  /// A snapshot for a client in "dc", whose keyspaces are "ks" and others.
  static func sample(
    _ nodes: [Node], _ strategy: ReplicationStrategy = .other, others: [String: ReplicationStrategy] = [:],
    localDatacenter: String = "dc", localRack: String? = nil, usesRemoteDatacenters: Bool = false,
    partitioner: String = murmur3, reusing previous: ClusterSnapshot? = nil
  ) -> ClusterSnapshot {
    ClusterSnapshot(
      nodes: nodes, keyspaces: others.merging(["ks": strategy]) { $1 }, localDatacenter: localDatacenter,
      localRack: localRack, usesRemoteDatacenters: usesRemoteDatacenters, partitioner: partitioner, reusing: previous)
  }

  func replicas(of token: Int64, in keyspace: String = "ks") -> [Int] {
    replicas(of: Token(rawValue: token), in: keyspace).map(Int.init)
  }
}

/// How nodes are doing, as a test says.
final class SetLoads: NodeLoads {
  var loads: [NodeLoad]

  /// All nodes are up and idle.
  init(count: Int) { loads = Array(repeating: NodeLoad(), count: count) }

  func load(of node: Int) -> NodeLoad { loads[node] }
}
