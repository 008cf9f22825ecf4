import CassandraClient
import Testing

extension RealNodes.ThreeNodes {
  /// What becomes of 64 tasks that write and read while something happens to a node. None may fail, none may be told of
  /// another's rows, and every request ends within its time.
  @Suite("While nodes fail", .serialized)
  struct FaultTests {
    let cluster: RealCluster

    init() throws { cluster = try #require(ClusterTrait.running) }

    @Test("A node is killed and comes back (case 28)")
    func killed() async throws {
      try await expectNothing { traffic, victim in
        try await cluster("kill-node", "\(victim.number)")
        try await traffic.answered(2_000)
        try await cluster.restart(victim.number)
        try await traffic.answered(2_000)
      }
    }

    @Test("A node is stopped in good order and comes back (case 28)")
    func stopped() async throws {
      try await expectNothing { traffic, victim in
        try await cluster("stop-node", "\(victim.number)")
        try await traffic.answered(2_000)
        try await cluster.restart(victim.number)
        try await traffic.answered(2_000)
      }
    }

    @Test("A node hangs for eight seconds with its connections open, and no request takes more than one (case 49)")
    func hung() async throws {
      try await expectNothing(within: .seconds(1)) { traffic, victim in
        try await Traffic.isHeeded(by: cluster)
        try await cluster("pause-node", "\(victim.number)")
        try await Task.sleep(for: .seconds(8))
        try await cluster("resume-node", "\(victim.number)")
        try await traffic.answered(2_000)
      }
    }

    @Test("A node is added and taken away again (case 28)")
    func added() async throws {
      try await expectNothing(ringChanges: true) { traffic, _ in
        let number = try await cluster.add()
        try await traffic.answered(2_000)
        try await cluster("decommission", "\(number)")
        try await traffic.answered(2_000)
      }
    }

    @Test("A node that died is replaced by one at a new address (case 27)")
    func replaced() async throws {
      try await expectNothing(ringChanges: true) { traffic, victim in
        try await cluster("kill-node", "\(victim.number)")
        // The dead node cannot tell what it last knew of the schema.
        _ = try await cluster.add(
          options: "-Dcassandra.replace_address_first_boot=\(victim.address) -Dcassandra.skip_schema_check=true")
        try cluster.forget(victim.number)
        try await traffic.answered(2_000)
      }
    }

    /// - Parameters:
    ///   - limit: how long the slowest request may take; by default its timeout and a second.
    ///   - ringChanges: whether ranges move. The script's nodes take them from any replica
    ///     (`cassandra.consistent.rangemovement`), one that missed a write too, so that a quorum may be behind.
    private func expectNothing(
      within limit: Duration = Traffic.timeout + .seconds(1), ringChanges: Bool = false,
      _ happens: (Traffic, RealCluster.Member) async throws -> Void, name: String = #function
    ) async throws {
      try await cluster.heal()
      try await cluster.withSession {
        $0.speculation = .constant(after: .milliseconds(100), atMost: 2)
      } _: { session in
        // The first one is the seed, which a new node needs.
        let victim = try #require(try await cluster.members().last)
        try await Traffic.during(cluster, session) { traffic in
          try await traffic.answered(4_000)
          _ = traffic.take()
          let (stall, wait) = try await delays(but: victim) { try await happens(traffic, victim) }
          let outcome = traffic.take()
          print(
            """
            \(name): \(outcome.requests) requests, the slowest \(outcome.slowest), \
            the machine's own delay \(stall), the other nodes' \(wait), \(outcome.stale.count) behind
            """)
          #expect(outcome.failures.isEmpty, "\(outcome.failures.count): \(outcome.failures.prefix(5))")
          #expect(outcome.strangers.isEmpty, "\(outcome.strangers.prefix(5))")
          #expect(ringChanges || outcome.stale.isEmpty, "\(outcome.stale.prefix(5))")
          // Once before the loop sees that the time is over, and once before the task does; and once each for a node
          // that takes the request, a replica, and the node that answers.
          #expect(outcome.slowest <= limit + stall * 2 + wait * 3)
        }
      }
    }

    /// How long the machine, and the nodes that nothing happens to, kept everybody waiting while `body` ran.
    private func delays(
      but victim: RealCluster.Member, _ body: () async throws -> Void
    ) async throws -> (machine: Duration, nodes: Duration) {
      var stall = Duration.zero
      let wait = try await NodeDelay.during(cluster, but: victim) { stall = try await Stall.during(body) }
      return (stall, wait)
    }
  }
}
