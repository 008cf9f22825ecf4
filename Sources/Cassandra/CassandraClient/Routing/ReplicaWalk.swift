/// Finds replicas as Cassandra does: along the ring from a partition's token, taking a node whose rack has none yet,
/// and others of the same racks only as far as there are fewer racks than copies to keep.
///
/// A simple strategy is one data centre with one rack. No node is taken twice, however many tokens it has. What is to
/// be placed is never more than there are nodes for, so that each walk ends within one round.
struct ReplicaWalk {
  /// What is left to place in a data centre.
  private struct Quota {
    var copies = 0
    /// How many may share a rack with another.
    var repeats = 0
  }

  /// How many replicas each range has: as many as wanted or as there are nodes, in each data centre.
  let width: Int
  /// The data centre and the rack of each node, by number; nil where no copies are kept.
  private let places: [(datacenter: Int, rack: Int)?]
  private let quotas: [Quota]
  private var left: [Quota]
  /// The walk that last took each node, and the one that last met each rack.
  private var taken: [Int]
  private var met: [Int]
  private var walk = 0

  init?(_ strategy: ReplicationStrategy, ring: TokenRing, nodes: [Node]) {
    var survey = Survey()
    let owners = Set(ring.owners)
    places = nodes.indices.map { index in
      guard owners.contains(Int32(index)) else { return nil }
      switch strategy {
      case .simple(let factor): return survey.place(in: "", rack: "", copies: factor)
      case .networkTopology(let factors):
        return survey.place(
          in: nodes[index].datacenter, rack: nodes[index].rack, copies: factors[nodes[index].datacenter] ?? 0)
      case .other: return nil
      }
    }
    quotas = survey.datacenters.map { datacenter in
      Quota(copies: min(datacenter.copies, datacenter.nodes), repeats: max(0, datacenter.copies - datacenter.racks))
    }
    width = quotas.reduce(0) { $0 + $1.copies }
    if width == 0 { return nil }
    left = quotas
    taken = Array(repeating: 0, count: nodes.count)
    met = Array(repeating: 0, count: survey.racks.count)
  }

  /// Adds the replicas of the range at that position.
  mutating func append(from position: Int, of ring: TokenRing, to replicas: inout [Int32]) {
    walk += 1
    left = quotas
    var missing = width
    var index = position
    while missing > 0 {
      let node = Int(ring.owners[index])
      if takes(node) {
        replicas.append(Int32(node))
        missing -= 1
      }
      index = index + 1 < ring.owners.count ? index + 1 : 0
    }
  }

  private mutating func takes(_ node: Int) -> Bool {
    guard let (datacenter, rack) = places[node], taken[node] != walk, left[datacenter].copies > 0 else { return false }
    if met[rack] == walk {
      guard left[datacenter].repeats > 0 else { return false }
      left[datacenter].repeats -= 1
    }
    met[rack] = walk
    taken[node] = walk
    left[datacenter].copies -= 1
    return true
  }

  /// Numbers data centres and racks, and counts what is in them.
  private struct Survey {
    struct Datacenter {
      var copies: Int
      var nodes = 0
      var racks = 0
    }

    private(set) var datacenters: [Datacenter] = []
    private(set) var racks: [[String]: Int] = [:]
    private var numbers: [String: Int] = [:]

    mutating func place(in datacenter: String, rack: String, copies: Int) -> (datacenter: Int, rack: Int)? {
      if copies == 0 { return nil }
      let number = numbers[datacenter] ?? datacenters.count
      if number == datacenters.count {
        numbers[datacenter] = number
        datacenters.append(Datacenter(copies: copies))
      }
      datacenters[number].nodes += 1
      let rackNumber = racks[[datacenter, rack]] ?? racks.count
      if rackNumber == racks.count {
        racks[[datacenter, rack]] = rackNumber
        datacenters[number].racks += 1
      }
      return (number, rackNumber)
    }
  }
}
