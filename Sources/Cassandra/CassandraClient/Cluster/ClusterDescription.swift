/// What a node tells of its cluster.
struct ClusterDescription: Sendable {
  /// What the cluster is called; nil where the node does not say.
  let name: String?
  let partitioner: String
  /// The node that told it, then the others.
  let nodes: [Node]
  /// The rows that say too little of a node.
  let skipped: [UnusableRow]
  var keyspaces: [String: ReplicationStrategy]

  init(_ rows: SystemRows, _ keyspaces: [String: ReplicationStrategy]) {
    name = rows.clusterName
    partitioner = rows.partitioner
    nodes = rows.nodes
    skipped = rows.skipped
    self.keyspaces = keyspaces
  }

  /// The data centres that there are, in the order of their names.
  var datacenters: [String] { Set(nodes.map(\.datacenter)).sorted() }

  /// The cluster as this configuration wants it seen; nil where that is what `previous` shows. Computed elsewhere than
  /// on the loops: it takes milliseconds where nodes have many tokens.
  @concurrent func snapshot(
    _ configuration: CassandraConfiguration, localDatacenter: String, after previous: ClusterSnapshot
  ) async -> ClusterSnapshot? {
    let isSame =
      partitioner == previous.partitioner && keyspaces == previous.keyspaces && nodes.count == previous.nodes.count
      && nodes.allSatisfy { node in previous.index(of: node.id).map { previous.nodes[$0] == node } ?? false }
    guard !isSame else { return nil }
    return ClusterSnapshot(
      nodes: nodes, keyspaces: keyspaces, localDatacenter: localDatacenter, localRack: configuration.localRack,
      usesRemoteDatacenters: configuration.usesRemoteDatacenters, partitioner: partitioner,
      distance: configuration.nodeDistance ?? { _ in nil }, reusing: previous)
  }
}
