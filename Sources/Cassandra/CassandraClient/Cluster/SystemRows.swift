import CQLProtocol
import EventLoops

/// What the tables `system.local`, `system.peers_v2` and `system.peers` say of the cluster.
struct SystemRows {
  /// The node that was asked first, then the others.
  let nodes: [Node]
  /// The node that was asked.
  var control: Node { nodes[0] }
  /// What the cluster is called; nil where the node does not say.
  let clusterName: String?
  /// What makes tokens of keys, as a class of Cassandra's; empty where the node does not say.
  let partitioner: String
  /// The rows that were passed over.
  let skipped: [UnusableRow]

  /// Reads what one node says of itself and of the others. Rows that cannot be used are passed over, for nodes come and
  /// go, and a row that is half there must not hide the rest.
  /// - Parameters:
  ///   - endpoint: where the node was asked: what it says of its own address may not lead there from here.
  ///   - translate: turns the other nodes' addresses into those that lead there from here.
  /// - Throws: ``UnusableRow`` if the node's own row is not there or cannot be used.
  init(
    local: Rows, peers: Rows, endpoint: SocketAddress, translate: (SocketAddress) -> SocketAddress = { $0 }
  ) throws(UnusableRow) {
    guard let local = local.first else { throw UnusableRow(of: "\(endpoint)", .isMissing) }
    let control = try Node(local: local, endpoint: endpoint)
    var nodes = [control]
    var skipped: [UnusableRow] = []
    for row in peers {
      do throws(UnusableRow) {
        let peer = try Node(peer: row, defaultPort: endpoint.port, translate: translate)
        // Some nodes list themselves, and a node that was replaced may still be listed at the place of the new one.
        if let other = nodes.first(where: { $0.id == peer.id || $0.address == peer.address }) {
          throw UnusableRow(
            of: "\(peer.address)", other == control ? .isControlNode : .isDuplicate(of: "\(other.id)"))
        }
        nodes.append(peer)
      } catch { skipped.append(error) }
    }
    self.nodes = nodes
    clusterName = local.text("cluster_name")
    partitioner = local.text("partitioner") ?? ""
    self.skipped = skipped
  }

  /// The keyspaces that `system_schema.keyspaces` lists, by their names as they are spelt there.
  static func keyspaces(_ rows: Rows) -> [String: ReplicationStrategy] {
    var keyspaces: [String: ReplicationStrategy] = [:]
    for row in rows {
      guard let name = row.text("keyspace_name") else { continue }
      keyspaces[name] = ReplicationStrategy(row.optional("replication") ?? [:])
    }
    return keyspaces
  }
}
