import CQLProtocol

extension QueryPlan {
  /// What a policy makes of this plan, which is not to have begun.
  consuming func ordered(
    by policy: any LoadBalancingPolicy, for request: RoutingRequest, in snapshot: ClusterSnapshot,
    loads: some NodeLoads
  ) -> QueryPlan {
    var replicas: ArraySlice<Int32> = []
    if let token = request.token, let keyspace = request.keyspace {
      replicas = snapshot.replicas(of: token, in: keyspace)
    }
    var candidates: [CandidateNode] = []
    var builtIn = self
    while let index = builtIn.next() {
      let load = loads.load(of: index)
      candidates.append(
        CandidateNode(
          snapshot.nodes[index], snapshot.distances[index], isReplica: replicas.contains(Int32(index)),
          state: load.state, inFlight: load.inFlight))
    }
    let allowed = Set(candidates.lazy.map(\.node.id))
    let routed = RoutedRequest(
      token: request.token, keyspace: request.keyspace, isSerial: request.keepsReplicaOrder)
    let order = policy.order(candidates, for: routed).compactMap { candidate in
      allowed.contains(candidate.node.id) ? snapshot.index(of: candidate.node.id).map(Int32.init) : nil
    }
    return QueryPlan(order, in: snapshot, loads: loads)
  }
}
