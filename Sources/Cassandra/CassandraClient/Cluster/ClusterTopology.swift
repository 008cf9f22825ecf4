public import CQLProtocol

/// The cluster as a session sees it at one moment; for people and programs that look after it.
public struct ClusterTopology: Sendable {
  /// A node and how the session is connected to it.
  public struct NodeState: Sendable, Identifiable {
    /// The node as the cluster describes it.
    public let node: Node
    /// Whether the session connects to it: nodes of other data centres are left alone unless the configuration says
    /// otherwise, and so is what it ignores.
    public let isUsed: Bool
    /// How many connections are open, of one for each loop.
    public internal(set) var connections = 0
    /// How many requests it has not answered yet.
    public internal(set) var requestsInFlight = 0

    /// What names the node.
    public var id: CQLUUID { node.id }
  }

  /// What the cluster is called; nil where it does not say.
  public let name: String?
  /// The nodes, in the order of their ids.
  public internal(set) var nodes: [NodeState]
  /// The data centre whose nodes are asked.
  public let localDatacenter: String
  /// All keyspaces, those of the nodes themselves too, in the order of their names.
  public let keyspaces: [String]
  /// The node through which the cluster is watched; nil while another one is looked for.
  public let watchedThrough: CQLUUID?
  /// What says where partitions are.
  let snapshot: ClusterSnapshot

  /// The data centres, in the order of their names.
  public var datacenters: [String] { Set(nodes.map(\.node.datacenter)).sorted() }
}

extension ClusterTopology: CustomStringConvertible {
  /// A line for the cluster, then one for each node.
  public var description: String {
    let head = "\(name ?? "a cluster without a name"), local data centre \(localDatacenter)"
    let lines = nodes.map { state in
      let node = state.node
      let use =
        state.isUsed ? "\(state.connections) connections, \(state.requestsInFlight) requests in flight" : "not used"
      let watch = node.id == watchedThrough ? ", the cluster is watched through it" : ""
      return "  \(node.address) \(node.datacenter)/\(node.rack) \(node.release): \(use)\(watch)"
    }
    return ([head] + lines).joined(separator: "\n")
  }
}
