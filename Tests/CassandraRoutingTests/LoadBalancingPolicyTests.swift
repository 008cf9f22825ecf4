import CQLProtocol
import Randomness
import Testing

@testable import CassandraClient

@Suite("Plans by a policy of one's own")
struct LoadBalancingPolicyTests {
  @Test("A policy is given what may be asked, in the built-in order, with what is known of it")
  func candidates() {
    var random = TestSeed.random(for: "Policies, candidates")
    var cluster = PlanCluster(localRack: "own", usesRemoteDatacenters: true)
    cluster.request.keyspace = "both"
    cluster.loads.loads[0].inFlight = 7
    cluster.loads.loads[3].state = .stalled
    cluster.loads.loads[4].state = .down
    let given = cluster.candidates(using: &random)
    let numbers = given.map(\.number)
    #expect(numbers[..<2] == [1, 0] && Set(numbers[2..<4]) == [2, 5])
    #expect(Set(numbers[4..<6]) == [6, 7] && numbers[6...] == [8, 3, 4])
    #expect(Set(given.filter(\.isReplica).map(\.number)) == [0, 1, 6, 7])
    #expect(given[0].distance == .localRack && given[1].distance == .local && given[4].distance == .remote)
    #expect(given[1].inFlight == 7 && given[0].inFlight == 0)
    #expect(given.suffix(2).map(\.state) == [.stalled, .down])
    cluster.request.staysLocal = true
    #expect(cluster.candidates(using: &random).map(\.number).sorted() == [0, 1, 2, 3, 4, 5])
  }

  @Test("A policy learns where the partition is and whether requests are to meet at one replica")
  func request() {
    var random = TestSeed.random(for: "Policies, request")
    var cluster = PlanCluster()
    cluster.request.keepsReplicaOrder = true
    var seen: RoutedRequest?
    _ = cluster.plan(
      by: Custom {
        seen = $1; return $0
      }, using: &random)
    #expect(seen == RoutedRequest(token: Token(rawValue: 0), keyspace: "ks", isSerial: true))
    cluster.request = RoutingRequest()
    _ = cluster.plan(
      by: Custom {
        seen = $1; return $0
      }, using: &random)
    #expect(seen == RoutedRequest())
  }

  @Test("Nodes are asked in the order that it says, those that are down too, and what it leaves out is not")
  func order() {
    var random = TestSeed.random(for: "Policies, order")
    let cluster = PlanCluster()
    cluster.loads.loads[5].state = .down
    let plan = cluster.plan(by: Custom { given, _ in given.sorted { $0.number > $1.number } }, using: &random)
    #expect(plan == [5, 4, 3, 2, 1, 0])
    let replicas = cluster.plan(by: Custom { given, _ in given.filter(\.isReplica) }, using: &random)
    #expect(replicas.sorted() == [0, 1, 2])
    #expect(cluster.plan(by: Custom { _, _ in [] }, using: &random).isEmpty)
  }

  @Test("What is no candidate, or named again, is passed over")
  func strangers() {
    var random = TestSeed.random(for: "Policies, strangers")
    let cluster = PlanCluster()
    let strangers = [CandidateNode(cluster.snapshot.nodes[8]), CandidateNode(.sample(99))]
    let plan = cluster.plan(
      by: Custom { given, _ in strangers + given.filter { $0.number < 2 }.flatMap { [$0, $0] } }, using: &random)
    #expect(plan.sorted() == [0, 1])
  }

  @Test("Nodes that are ignored are in no plan, and one that is said to be near is asked as those are")
  func distances() {
    var random = TestSeed.random(for: "Policies, distances")
    let nodes = (0..<6).map { Node.sample($0, datacenter: $0 < 4 ? "dc" : "far", tokens: [Int64($0)]) }
    let snapshot = ClusterSnapshot(
      nodes: nodes, keyspaces: ["ks": .simple(factor: 6)], localDatacenter: "dc", localRack: nil,
      usesRemoteDatacenters: true, partitioner: ClusterSnapshot.murmur3
    ) { [0: .ignored, 1: .remote, 4: .localRack][CandidateNode($0).number] }
    #expect(snapshot.distances == [.ignored, .remote, .local, .local, .localRack, .remote])
    #expect((0..<6).filter(snapshot.uses) == [1, 2, 3, 4, 5])
    for keepsOrder in [false, true] {
      for _ in 0..<50 {
        let request = RoutingRequest(token: Token(rawValue: 0), keyspace: "ks", keepsReplicaOrder: keepsOrder)
        var plan = QueryPlan(request, in: snapshot, loads: SetLoads(count: 6), using: &random)
        var named: [Int] = []
        while let node = plan.next() { named.append(node) }
        if !keepsOrder { #expect(named[0] == 4) }
        #expect(Set(named.prefix(3)) == [2, 3, 4])
        #expect(Set(named.dropFirst(3)) == [1, 5] && named.count == 5)
      }
    }
  }
}

extension CandidateNode {
  /// The number that ``Node/sample(_:datacenter:rack:tokens:)`` was given.
  fileprivate var number: Int { Int(node.id.low) }
}

extension PlanCluster {
  fileprivate func plan(by policy: Custom, using random: inout SeededRandom) -> [Int] {
    let builtIn = QueryPlan(request, in: snapshot, loads: loads, using: &random)
    var plan = builtIn.ordered(by: policy, for: request, in: snapshot, loads: loads)
    var nodes: [Int] = []
    while let node = plan.next() { nodes.append(node) }
    return nodes
  }

  fileprivate func candidates(using random: inout SeededRandom) -> [CandidateNode] {
    var candidates: [CandidateNode] = []
    _ = plan(
      by: Custom { given, _ in
        candidates = given; return given
      }, using: &random)
    return candidates
  }
}

/// Orders as a closure says, on the thread of the test.
private struct Custom: LoadBalancingPolicy, @unchecked Sendable {  // used on the test's thread only
  let decide: ([CandidateNode], RoutedRequest) -> [CandidateNode]

  init(_ decide: @escaping ([CandidateNode], RoutedRequest) -> [CandidateNode]) { self.decide = decide }

  func order(_ candidates: [CandidateNode], for request: RoutedRequest) -> [CandidateNode] {
    decide(candidates, request)
  }
}
