import CQLProtocol

/// Which nodes a request goes to, one after the other: replicas of the local rack, of the local data centre, its other
/// nodes, and those of other data centres where they may be asked. Then, in the same order, those that are stalled, and
/// last those that are down: that may be wrong, and asking them is better than asking nobody.
///
/// It names no node twice and ends. Replicas are put in order when it is made; the rest is found as it is asked for, by
/// how the nodes are doing then. One request's, and never copied: that would count a reference to each of its parts.
struct QueryPlan: ~Copyable {
  /// Where nodes are looked for, in this order, once for each state that is put up with.
  private enum Group: Int {
    case preferred, local, remoteReplicas, remote
    /// None of these: what somebody else has put in order.
    case given
  }

  private let snapshot: ClusterSnapshot
  private let loads: any NodeLoads
  private let preferred: PreferredReplicas
  /// The replicas wherever they are, if other data centres may be asked; or the nodes that were given.
  private let replicas: ArraySlice<Int32>?
  /// Where the ways through the data centres begin, and the one through replicas elsewhere.
  private let start: Int
  private let replicaStart: Int
  private var pinned: Int?
  private var named = NodeSet()
  private var group = Group.preferred
  private var position = 0
  /// The worst state that is put up with; nil at the end.
  private var tolerance: NodeLoad.State? = .up

  /// A plan for the request.
  init(
    _ request: RoutingRequest, in snapshot: ClusterSnapshot, loads: some NodeLoads,
    using random: inout some RandomNumberGenerator
  ) {
    self.snapshot = snapshot
    self.loads = loads
    if let id = request.node {
      (replicas, preferred, start, replicaStart) = (nil, PreferredReplicas(), 0, 0)
      (pinned, tolerance) = (snapshot.index(of: id), nil)
      return
    }
    var replicas: ArraySlice<Int32> = []
    if let token = request.token, let keyspace = request.keyspace {
      replicas = snapshot.replicas(of: token, in: keyspace)
    }
    self.replicas = snapshot.usesRemoteDatacenters && !request.staysLocal ? replicas : nil
    named = snapshot.ignoredNodes
    if let id = request.first, let node = snapshot.index(of: id), loads.load(of: node).state == .up {
      pinned = node
      named.insert(node)
    }
    let somewhere = Self.anywhere(&random)
    if request.keepsReplicaOrder {
      preferred = PreferredReplicas(inOrderOf: replicas, in: snapshot)
      replicaStart = 0
    } else {
      preferred = PreferredReplicas(of: replicas, in: snapshot, loads: loads, using: &random)
      replicaStart = somewhere
    }
    let mayLead = preferred.count == 0 && snapshot.localNodes.count > 1
    start = mayLead ? Self.lessBusy(somewhere, Self.anywhere(&random), of: snapshot.localNodes, loads) : somewhere
  }

  /// A plan that names these nodes in this order, however they are doing.
  init(_ nodes: [Int32], in snapshot: ClusterSnapshot, loads: some NodeLoads) {
    self.snapshot = snapshot
    self.loads = loads
    (preferred, start, replicaStart) = (PreferredReplicas(), 0, 0)
    (replicas, group, tolerance) = (nodes[...], .given, .down)
  }

  /// The next node, as its index in the snapshot; nil when all have been named.
  mutating func next() -> Int? {
    if let node = pinned.take() { return node }
    while let tolerance {
      guard let node = candidate() else {
        move(on: tolerance)
        continue
      }
      position += 1
      if !named.contains(node), loads.load(of: node).state <= tolerance {
        named.insert(node)
        return node
      }
    }
    return nil
  }

  private func candidate() -> Int? {
    switch group {
    case .preferred: position < preferred.count ? preferred[position] : nil
    case .local: candidate(of: snapshot.localNodes[...], from: start)
    case .remoteReplicas: candidate(of: replicas ?? [], from: replicaStart)
    case .remote: candidate(of: snapshot.remoteNodes[...], from: start)
    case .given: candidate(of: replicas ?? [], from: 0)
    }
  }

  private func candidate(of nodes: ArraySlice<Int32>, from start: Int) -> Int? {
    position < nodes.count ? Int(nodes[nodes.startIndex + (start + position) % nodes.count]) : nil
  }

  private mutating func move(on tolerance: NodeLoad.State) {
    position = 0
    if group != .given, group != (replicas == nil ? .local : .remote), let next = Group(rawValue: group.rawValue + 1) {
      group = next
    } else {
      group = .preferred
      self.tolerance = NodeLoad.State(rawValue: tolerance.rawValue + 1)
    }
  }

  private static func anywhere(_ random: inout some RandomNumberGenerator) -> Int {
    Int(truncatingIfNeeded: random.next() >> 33)
  }

  /// Which of two places among the nodes is a better one to begin at.
  private static func lessBusy(_ one: Int, _ other: Int, of nodes: [Int32], _ loads: some NodeLoads) -> Int {
    let first = loads.load(of: Int(nodes[one % nodes.count]))
    let second = loads.load(of: Int(nodes[other % nodes.count]))
    return (second.state, second.inFlight) < (first.state, first.inFlight) ? other : one
  }
}
