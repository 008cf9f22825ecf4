@testable import CassandraClient

/// Where Cassandra keeps copies, as its older releases find it: nodes whose rack has a copy already are put aside, and
/// come in when every rack of the data centre has one. Slow and simple, for comparison.
enum ReplicaModel {
  /// The replicas of a token, the primary first; the order of the others may differ from newer releases.
  static func replicas(of token: Int64, nodes: [Node], _ strategy: ReplicationStrategy) -> [Int] {
    let ring = nodes.indices.flatMap { node in nodes[node].tokens.map { ($0.rawValue, node) } }.sorted { $0 < $1 }
    let start = ring.firstIndex { $0.0 >= token } ?? 0
    let walk = (ring[start...] + ring[..<start]).map(\.1)
    switch strategy {
    case .simple(let factor): return Array(unique(walk).prefix(factor))
    case .networkTopology(let factors): return placed(unique(walk), nodes, factors)
    case .other: return []
    }
  }

  private static func placed(_ walk: [Int], _ nodes: [Node], _ factors: [String: Int]) -> [Int] {
    var replicas: [Int] = []
    var seenRacks: [String: Set<String>] = [:]
    var skipped: [String: [Int]] = [:]
    for node in walk {
      let (datacenter, rack) = (nodes[node].datacenter, nodes[node].rack)
      let wanted = factors[datacenter] ?? 0
      func isFull() -> Bool { replicas.count { nodes[$0].datacenter == datacenter } >= wanted }
      let racks = Set(walk.filter { nodes[$0].datacenter == datacenter }.map { nodes[$0].rack })
      if isFull() { continue }
      if seenRacks[datacenter] == racks {
        replicas.append(node)
      } else if seenRacks[datacenter, default: []].insert(rack).inserted {
        replicas.append(node)
        if seenRacks[datacenter] == racks {
          for other in skipped[datacenter] ?? [] where !isFull() { replicas.append(other) }
        }
      } else {
        skipped[datacenter, default: []].append(node)
      }
    }
    return replicas
  }

  private static func unique(_ walk: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return walk.filter { seen.insert($0).inserted }
  }
}
