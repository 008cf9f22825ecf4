import CQLProtocol
import EventLoops

extension ControlPlane {
  /// The cluster as it is known, with what the shards have of each node.
  func topology() async -> ClusterTopology {
    let snapshot = snapshot
    let watched = connection.flatMap { snapshot.index(at: $0.address) }.map { snapshot.nodes[$0].id }
    var topology = ClusterTopology(
      name: cluster?.name,
      nodes: snapshot.nodes.indices.map { .init(node: snapshot.nodes[$0], isUsed: snapshot.uses($0)) },
      localDatacenter: snapshot.localDatacenter, keyspaces: snapshot.keyspaces.keys.sorted(), watchedThrough: watched,
      snapshot: snapshot)
    for shard in shards {
      // A loop that has ended has no connections.
      let loads = try? await shard.loop.run { shard.inFlightByNode }
      for index in topology.nodes.indices {
        guard let load = loads?[topology.nodes[index].id] else { continue }
        topology.nodes[index].connections += 1
        topology.nodes[index].requestsInFlight += load
      }
    }
    return topology
  }
}

extension Shard {
  /// How many requests are unanswered on each connection, by node.
  fileprivate var inFlightByNode: [CQLUUID: Int] {
    var loads: [CQLUUID: Int] = [:]
    for channel in channels { if let connection = channel.connection { loads[channel.node.id] = connection.inFlight } }
    return loads
  }
}
