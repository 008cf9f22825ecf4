/// The replicas of each range of a ring under one replication setting, one range's after the other's.
struct ReplicaTable: Sendable {
  /// How many replicas each range has.
  let width: Int
  private let replicas: [Int32]

  /// The replicas of the range at that position of the ring, the first being the one whose token it is, if its data
  /// centre keeps copies at all.
  subscript(position: Int) -> ArraySlice<Int32> { replicas[position * width..<(position + 1) * width] }

  /// The table of a setting; nil where none can be made or it would be empty.
  init?(_ strategy: ReplicationStrategy, ring: TokenRing, nodes: [Node]) {
    guard var walk = ReplicaWalk(strategy, ring: ring, nodes: nodes) else { return nil }
    width = walk.width
    var replicas: [Int32] = []
    replicas.reserveCapacity(ring.tokens.count * width)
    for position in ring.tokens.indices { walk.append(from: position, of: ring, to: &replicas) }
    self.replicas = replicas
  }
}
