import Randomness
import CQLProtocol
import Testing

@testable import CassandraClient

@Suite("Plans")
struct QueryPlanTests {
  @Test("A plan without nodes ends, and one with a single node names it (case 32)")
  func few() {
    var random = TestSeed.random(for: "Plans, few")
    let loads = SetLoads(count: 1)
    let request = RoutingRequest(token: Token(rawValue: 0), keyspace: "ks")
    var none = QueryPlan(request, in: .empty, loads: loads, using: &random)
    #expect(none.next() == nil)
    for state in NodeLoad.State.allCases {
      loads.loads[0].state = state
      let snapshot = ClusterSnapshot.sample([.sample(0, tokens: [0])], .simple(factor: 1))
      var one = QueryPlan(request, in: snapshot, loads: loads, using: &random)
      #expect([one.next(), one.next(), one.next()] == [0, nil, nil])
    }
  }

  @Test("Replicas come first, then the other nodes of the local data centre, and none of another (case 32)")
  func replicasFirst() {
    var random = TestSeed.random(for: "Plans, replicas first")
    let cluster = PlanCluster()
    for _ in 0..<100 {
      let plan = cluster.plan(using: &random)
      #expect(Set(plan.prefix(3)) == [0, 1, 2])
      #expect(plan.dropFirst(3).sorted() == [3, 4, 5])
    }
  }

  @Test("Each replica leads about as often as the others, and so does each node where none is known (case 32)")
  func shuffled() {
    var random = TestSeed.random(for: "Plans, shuffled")
    var cluster = PlanCluster()
    for (node, count) in cluster.leaders(using: &random) { #expect((250...420).contains(count), "\(node): \(count)") }
    cluster.request = RoutingRequest()
    let leaders = cluster.leaders(using: &random)
    #expect(leaders.keys.sorted() == [0, 1, 2, 3, 4, 5])
    for (node, count) in leaders { #expect((90...250).contains(count), "\(node): \(count)") }
  }

  @Test("A replica of the local rack leads (case 32)")
  func localRack() {
    var random = TestSeed.random(for: "Plans, local rack")
    let cluster = PlanCluster(localRack: "own")
    cluster.loads.loads[1].inFlight = 100
    for _ in 0..<100 {
      let plan = cluster.plan(using: &random)
      #expect(plan[0] == 1)
      #expect(Set(plan[1...2]) == [0, 2])
    }
  }

  @Test("Of two replicas the less busy one leads, and of three the busiest never does (case 32)")
  func lessBusy() {
    var random = TestSeed.random(for: "Plans, less busy")
    let cluster = PlanCluster()
    cluster.loads.loads[2].inFlight = 3
    cluster.loads.loads[0].inFlight = 2
    let leaders = cluster.leaders(using: &random)
    #expect(leaders[2] == nil)
    #expect(leaders[1, default: 0] > leaders[0, default: 0])
    for state in [NodeLoad.State.stalled, .down] {
      cluster.loads.loads[1].state = state
      #expect(cluster.leaders(using: &random) == [0: 1_000])
    }
    var both = PlanCluster()
    both.request.keyspace = "both"
    both.loads.loads[0].inFlight = 1
    #expect(both.leaders(using: &random) == [1: 1_000])
  }

  @Test("Where no replica is known a busy node leads less often than others (case 32)")
  func lessBusyOfAll() {
    var random = TestSeed.random(for: "Plans, less busy of all")
    var cluster = PlanCluster()
    cluster.request.keyspace = "unheard_of"
    cluster.loads.loads[4].inFlight = 1
    #expect(cluster.leaders(using: &random)[4, default: 0] < 90)
  }

  @Test("A replica that has just come up stands behind the others three times of four (case 32)")
  func newlyUp() {
    var random = TestSeed.random(for: "Plans, newly up")
    let cluster = PlanCluster()
    cluster.loads.loads[1].isNew = true
    var places = [0, 0, 0]
    for _ in 0..<4_000 {
      let plan = cluster.plan(using: &random)
      for place in 0..<3 where plan[place] == 1 { places[place] += 1 }
    }
    // A quarter of the plans treat it as any other.
    #expect((230...440).contains(places[0]), "\(places)")
    #expect((3_150...3_500).contains(places[2]), "\(places)")
  }

  @Test("Stalled nodes come after all others and lost ones last, replicas before the rest (case 32)")
  func states() {
    var random = TestSeed.random(for: "Plans, states")
    let cluster = PlanCluster()
    cluster.loads.loads[0].state = .stalled
    cluster.loads.loads[1].state = .down
    cluster.loads.loads[3].state = .stalled
    cluster.loads.loads[4].state = .down
    for _ in 0..<50 { #expect(cluster.plan(using: &random) == [2, 5, 0, 3, 1, 4]) }
  }

  @Test("When all nodes are lost they are tried all the same (case 32)")
  func allDown() {
    var random = TestSeed.random(for: "Plans, all down")
    let cluster = PlanCluster()
    for node in 0..<9 { cluster.loads.loads[node].state = .down }
    let plan = cluster.plan(using: &random)
    #expect(Set(plan.prefix(3)) == [0, 1, 2])
    #expect(plan.sorted() == [0, 1, 2, 3, 4, 5])
  }
}
