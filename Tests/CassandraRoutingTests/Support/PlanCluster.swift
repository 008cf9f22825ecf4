import Randomness
import CQLProtocol

@testable import CassandraClient

/// Six nodes of "dc", 0 to 5, and three of "far". Of token 0 the replicas are 0, 1 and 2, in the keyspace "both" 0, 1, 6
/// and 7. Node 1 alone is in the rack "own".
struct PlanCluster {
  var request = RoutingRequest(token: Token(rawValue: 0), keyspace: "ks")
  let loads = SetLoads(count: 9)
  let snapshot: ClusterSnapshot

  init(localRack: String? = nil, usesRemoteDatacenters: Bool = false) {
    let nodes = (0..<9).map { number in
      Node.sample(
        number, datacenter: number < 6 ? "dc" : "far", rack: number == 1 ? "own" : "others", tokens: [Int64(number)])
    }
    snapshot = .sample(
      nodes, .simple(factor: 3), others: ["both": .networkTopology(["dc": 2, "far": 2])], localRack: localRack,
      usesRemoteDatacenters: usesRemoteDatacenters)
  }

  func plan(using random: inout SeededRandom) -> [Int] {
    var plan = QueryPlan(request, in: snapshot, loads: loads, using: &random)
    var nodes: [Int] = []
    while let node = plan.next() { nodes.append(node) }
    return nodes
  }

  /// How often each node leads among a thousand plans.
  func leaders(using random: inout SeededRandom) -> [Int: Int] {
    var leaders: [Int: Int] = [:]
    for _ in 0..<1_000 { leaders[plan(using: &random)[0], default: 0] += 1 }
    return leaders
  }
}
