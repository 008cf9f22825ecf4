/// The replicas of the local data centre in the order that a request tries them in: eight at most, which takes no
/// memory of its own. Any more are asked as other nodes are.
struct PreferredReplicas {
  private(set) var count = 0
  private var nodes = InlineArray<8, Int32>(repeating: 0)

  /// None.
  init() {}

  /// Those of `replicas` that are local: of the local rack first, in random order, but that of the first two the less
  /// busy one leads. Nodes that have just come up stand back three times of four. Stalled ones and those that are down
  /// come last, so that the choice is between two that answer.
  init(
    of replicas: ArraySlice<Int32>, in snapshot: ClusterSnapshot, loads: some NodeLoads,
    using random: inout some RandomNumberGenerator
  ) {
    let start = replicas.count > nodes.count ? Int.random(in: replicas.indices, using: &random) : replicas.startIndex
    var next = start
    var ranks = Ranks(repeating: 0)
    for _ in replicas where count < nodes.count {
      let node = replicas[next]
      next = next + 1 < replicas.endIndex ? next + 1 : replicas.startIndex
      let distance = snapshot.distances[Int(node)]
      if !distance.isLocal { continue }
      let load = loads.load(of: Int(node))
      let chance = random.next()
      let standsBack = load.isNew && chance >> 62 != 0
      let tier: Tier = standsBack ? .standingBack : distance == .localRack ? .localRack : .local
      insert(node, max(tier, Tier(load.state)), chance & UInt64(UInt32.max), &ranks)
    }
    let isChoice = count > 1 && ranks[0] >> 32 == ranks[1] >> 32
    if isChoice, loads.load(of: self[1]).inFlight < loads.load(of: self[0]).inFlight { nodes.swapAt(0, 1) }
  }

  /// Those of `replicas` that are local, in the order they have there.
  init(inOrderOf replicas: ArraySlice<Int32>, in snapshot: ClusterSnapshot) {
    for node in replicas where count < nodes.count && snapshot.distances[Int(node)].isLocal {
      nodes[count] = node
      count += 1
    }
  }

  subscript(index: Int) -> Int { Int(nodes[index]) }

  private enum Tier: UInt64, Comparable {
    case localRack, local, standingBack, stalled, down

    init(_ state: NodeLoad.State) {
      switch state {
      case .up: self = .localRack
      case .stalled: self = .stalled
      case .down: self = .down
      }
    }

    static func < (left: Tier, right: Tier) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the replicas are ordered by: the tier, then the place within it.
  private typealias Ranks = InlineArray<8, UInt64>

  private mutating func insert(_ node: Int32, _ tier: Tier, _ place: UInt64, _ ranks: inout Ranks) {
    let rank = tier.rawValue << 32 | place
    var index = count
    while index > 0, ranks[index - 1] > rank {
      nodes[index] = nodes[index - 1]
      ranks[index] = ranks[index - 1]
      index -= 1
    }
    nodes[index] = node
    ranks[index] = rank
    count += 1
  }
}
