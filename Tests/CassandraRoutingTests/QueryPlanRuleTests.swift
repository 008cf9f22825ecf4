import Randomness
import CQLProtocol
import Testing

@testable import CassandraClient

@Suite("Plans of special requests")
struct QueryPlanRuleTests {
  @Test("Conditional requests keep the order of the replicas, however busy or new they are (case 32)")
  func order() {
    var random = TestSeed.random(for: "Plans, order")
    var cluster = PlanCluster(localRack: "own")
    cluster.request.keepsReplicaOrder = true
    cluster.loads.loads[0].inFlight = 500
    cluster.loads.loads[0].isNew = true
    for _ in 0..<50 { #expect(Array(cluster.plan(using: &random).prefix(3)) == [0, 1, 2]) }
    cluster.loads.loads[0].state = .stalled
    cluster.loads.loads[1].state = .down
    let plan = cluster.plan(using: &random)
    #expect(plan[0] == 2)
    #expect(Array(plan.suffix(2)) == [0, 1])
  }

  @Test("Nodes of other data centres come after those that answer here, replicas before the rest (case 32)")
  func remote() {
    var random = TestSeed.random(for: "Plans, remote")
    var cluster = PlanCluster(usesRemoteDatacenters: true)
    cluster.request.keyspace = "both"
    cluster.loads.loads[1].state = .stalled
    cluster.loads.loads[7].state = .down
    for _ in 0..<50 {
      let plan = cluster.plan(using: &random)
      #expect(plan[0] == 0)
      #expect(plan[1...4].sorted() == [2, 3, 4, 5])
      #expect(Array(plan[5...]) == [6, 8, 1, 7])
    }
    cluster.request.keepsReplicaOrder = true
    cluster.loads.loads[7].state = .up
    for _ in 0..<50 { #expect(Array(cluster.plan(using: &random)[5...]) == [6, 7, 8, 1]) }
  }

  @Test("A local level keeps a request in its data centre, as does a client that may not leave it (case 32)")
  func staysLocal() {
    var random = TestSeed.random(for: "Plans, stays local")
    for (isAllowed, staysLocal) in [(true, true), (false, false), (false, true)] {
      var cluster = PlanCluster(usesRemoteDatacenters: isAllowed)
      cluster.request.staysLocal = staysLocal
      for node in 0..<6 { cluster.loads.loads[node].state = .down }
      #expect(cluster.plan(using: &random).sorted() == [0, 1, 2, 3, 4, 5])
    }
  }

  @Test("Without nodes here those of another data centre share the requests (case 32)")
  func elsewhere() {
    var random = TestSeed.random(for: "Plans, elsewhere")
    let nodes = (0..<3).map { Node.sample($0, datacenter: "far") }
    let snapshot = ClusterSnapshot.sample(nodes, usesRemoteDatacenters: true)
    var leaders: Set<Int?> = []
    for _ in 0..<100 {
      var plan = QueryPlan(RoutingRequest(), in: snapshot, loads: SetLoads(count: 3), using: &random)
      leaders.insert(plan.next())
    }
    #expect(leaders == [0, 1, 2])
  }

  @Test("A request for one node goes there and nowhere else, wherever it is and however it does (case 32)")
  func pinned() {
    var random = TestSeed.random(for: "Plans, pinned")
    var cluster = PlanCluster()
    cluster.loads.loads[8].state = .down
    cluster.request.node = cluster.snapshot.nodes[8].id
    #expect(cluster.plan(using: &random) == [8])
    cluster.request.node = CQLUUID(high: 0, low: 0)
    #expect(cluster.plan(using: &random) == [])
  }

  @Test("A request that goes on where another ended goes there first, but only while that node is up (case 38)")
  func first() {
    var random = TestSeed.random(for: "Plans, first")
    var cluster = PlanCluster()
    cluster.request.first = cluster.snapshot.nodes[4].id
    for _ in 0..<50 {
      let plan = cluster.plan(using: &random)
      #expect(plan[0] == 4)
      #expect(plan.sorted() == [0, 1, 2, 3, 4, 5])
    }
    for state in [NodeLoad.State.stalled, .down] {
      cluster.loads.loads[4].state = state
      #expect(cluster.plan(using: &random).last == 4)
    }
    cluster.request.first = CQLUUID(high: 0, low: 0)
    #expect(cluster.plan(using: &random).count == 6)
  }

  @Test("Whatever becomes of the nodes meanwhile, a plan names each once and ends (case 32)")
  func changing() {
    var random = TestSeed.random(for: "Plans, changing")
    for _ in 0..<1_000 {
      let count = [1, 2, 3, 9, 12, 140, 300].randomElement(using: &random) ?? 1
      let nodes = (0..<count).map { number in
        Node.sample(
          number, datacenter: Bool.random(using: &random) ? "dc" : "far",
          rack: Bool.random(using: &random) ? "own" : "others", tokens: [Int64(number)])
      }
      let usesRemote = Bool.random(using: &random)
      let snapshot = ClusterSnapshot.sample(
        nodes, .simple(factor: Int.random(in: 0...20, using: &random)), localRack: "own",
        usesRemoteDatacenters: usesRemote)
      let loads = SetLoads(count: count)
      var request = RoutingRequest(token: Token(rawValue: Int64.random(in: 0...300, using: &random)), keyspace: "ks")
      request.keepsReplicaOrder = Bool.random(using: &random)
      loads.change(using: &random)
      var plan = QueryPlan(request, in: snapshot, loads: loads, using: &random)
      var named: [Int] = []
      while let node = plan.next() {
        named.append(node)
        loads.change(using: &random)
      }
      let expected = nodes.indices.filter { usesRemote || nodes[$0].datacenter == "dc" }
      #expect(named.sorted() == expected)
      #expect(plan.next() == nil)
    }
  }
}

extension SetLoads {
  /// Some nodes get worse, some better.
  fileprivate func change(using random: inout SeededRandom) {
    for _ in 0..<3 {
      loads[Int.random(in: loads.indices, using: &random)] = NodeLoad(
        inFlight: Int.random(in: 0...9, using: &random),
        state: NodeLoad.State.allCases.randomElement(using: &random) ?? .up,
        isNew: Bool.random(using: &random))
    }
  }
}
