public import CQLProtocol

/// Where things are. It is known where the cluster's partitioner is Murmur3, of keyspaces that are not the nodes' own
/// and are replicated by the simple or the network topology strategy.
extension ClusterTopology {
  /// The nodes that keep the partition of that token, the first replica first; none where that is not known.
  /// - Parameter keyspace: as the system tables spell it.
  public func replicas(of token: Token, in keyspace: String) -> [Node] {
    snapshot.replicas(of: token, in: keyspace).map { snapshot.nodes[Int($0)] }
  }

  /// The nodes that keep the partition which a statement reads or writes, the first replica first; none where that is
  /// not known, as of a statement whose ``Statement/token`` is nil.
  public func replicas(of statement: Statement) -> [Node] {
    guard case .prepared(let prepared) = statement.source, let token = statement.token,
      let keyspace = prepared.markers.first?.keyspace
    else { return [] }
    return replicas(of: token, in: keyspace)
  }

  /// The parts of the ring in their order, each with the node whose token it ends at.
  public var ranges: [PlacedRange] {
    zip(snapshot.ring.ranges, snapshot.ring.owners).map { range, owner in
      PlacedRange(range: range, nodes: [snapshot.nodes[Int(owner)]])
    }
  }

  /// The parts of the ring in their order, each with the nodes that keep it; none where that is not known.
  /// - Parameter keyspace: as the system tables spell it.
  public func ranges(in keyspace: String) -> [PlacedRange] {
    snapshot.ring.ranges.compactMap { range in
      let nodes = replicas(of: range.end, in: keyspace)
      return nodes.isEmpty ? nil : PlacedRange(range: range, nodes: nodes)
    }
  }

  /// The parts of the ring that end at the node's own tokens, in their order.
  public func ranges(of node: Node) -> [TokenRange] { ranges.of(node) }

  /// The parts of the ring that the node keeps, in their order; none where that is not known.
  /// - Parameter keyspace: as the system tables spell it.
  public func ranges(of node: Node, in keyspace: String) -> [TokenRange] { ranges(in: keyspace).of(node) }
}

extension [PlacedRange] {
  fileprivate func of(_ node: Node) -> [TokenRange] {
    compactMap { part in part.nodes.contains { $0.id == node.id } ? part.range : nil }
  }
}

extension TokenRing {
  /// The range that ends at each token, in their order.
  fileprivate var ranges: [TokenRange] {
    guard let last = tokens.last else { return [] }
    return zip([last] + tokens, tokens).map { TokenRange(start: $0, end: $1) }
  }
}
