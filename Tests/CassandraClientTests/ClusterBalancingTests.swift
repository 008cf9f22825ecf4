import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Which nodes are used, as the user says", .timeLimit(.minutes(10)))
struct ClusterBalancingTests {
  private static let read = FakeCondition.query("SELECT v FROM kv")

  @Test("Requests go where the policy says, and on to the next that it names")
  func policy() async throws {
    try await Stage.with(["eu": 3]) { stage in
      let wanted = try [3, 2].map { try #require(stage.cluster[$0]?.address) }
      try await stage.session({ $0.loadBalancing = Order(addresses: wanted) }) { session in
        for _ in 0..<10 { try await session.execute("SELECT v FROM kv") }
        #expect(stage.cluster[3]?.received(Self.read).count == 10)
        stage.cluster[3]?.on(Self.read, .error(.bootstrapping))
        let result = try await session.execute("SELECT v FROM kv")
        #expect(result.coordinator.address == wanted[1])
        stage.cluster[2]?.on(Self.read, .error(.bootstrapping))
        await #expect(throws: CassandraError.self) { try await session.execute("SELECT v FROM kv") }
        #expect(stage.cluster[1]?.received(Self.read).isEmpty == true)
      }
    }
  }

  @Test("Where it names none, nothing is executed; a request for one node does not ask it")
  func none() async throws {
    try await Stage.with(["eu": 2]) { stage in
      try await stage.session({ $0.loadBalancing = Order(addresses: []) }) { session in
        let kind = await failure { try await session.execute("SELECT v FROM kv") }
        #expect(kind?.name == "no node available")
        let node = try #require(await session.topology().nodes.first?.node)
        try await session.execute(Statement("SELECT v FROM kv").on(node))
      }
    }
  }

  @Test(
    "A request, a batch or a page goes where its own policy says, whatever the session's does; its retries have theirs")
  func ofRequest() async throws {
    try await Stage.with(["eu": 3]) { stage in
      let places = try (1...3).map { try #require(stage.cluster[$0]?.address) }
      try await stage.session({ $0.loadBalancing = Order(addresses: [places[0]]) }) { session in
        let own = Order(addresses: [places[2], places[1]])
        let statement = Statement("SELECT v FROM kv").balanced(by: own)
        for _ in 0..<5 {
          #expect(try await session.execute(statement).coordinator.address == places[2])
          #expect(
            try await session.execute(Batch(.logged, [statement]).balanced(by: own)).coordinator.address == places[2])
          for try await page in session.pages(statement) { #expect(page.coordinator.address == places[2]) }
          #expect(try await session.execute("SELECT v FROM kv").coordinator.address == places[0])
        }
        stage.cluster[3]?.on(Self.read, .error(.overloaded))
        let idempotent = statement.retrying(by: Fleeing())
        #expect(try await session.execute(idempotent).coordinator.address == places[1])
        #expect(
          idempotent.options.loadBalancing != nil
            && idempotent.with { $0.retryPolicy = nil }.options.loadBalancing != nil)
      }
    }
  }

  @Test("A node that is ignored is neither connected to nor asked, and the cluster is not watched through it")
  func ignored() async throws {
    try await Stage.with(["eu": 4]) { stage in
      let ignored = [2, 3].compactMap { stage.cluster.description[$0]?.hostID }
      try await stage.session({ $0.nodeDistance = { ignored.contains($0.id) ? .ignored : nil } }) { session in
        #expect(await session.topology().nodes.filter(\.isUsed).count == 2)
        #expect(await stage.connected(session) == [1, 4])
        for _ in 0..<20 { try await session.execute("SELECT v FROM kv") }
        await stage.cluster[1]?.stop()
        try await stage.pass { await session.topology().watchedThrough == stage.cluster.description[4]?.hostID }
        await stage.cluster[4]?.stop()
        try await stage.pass(.seconds(5))
        for id in [2, 3] { #expect(stage.cluster[id]?.activity.accepted == 0) }
      }
    }
  }

  @Test("A node that turns out to be ignored loses its connections, and one that no longer is gets some")
  func changing() async throws {
    try await Stage.with(["eu": 3]) { stage in
      stage.cluster.change { $0[2]?.rack = "spare" }
      try await stage.session({ $0.nodeDistance = { $0.rack == "spare" ? .ignored : nil } }) { session in
        #expect(await stage.connected(session) == [1, 3])
        stage.cluster.change {
          $0[2]?.rack = "rack1"
          $0[3]?.rack = "spare"
        }
        try await stage.tell(.topologyChange(.newNode, stage.place(2)))
        try await stage.pass { await stage.connected(session) == [1, 2] }
        try await stage.until { stage.cluster[3]?.openConnections == 0 }
      }
    }
  }
}

/// Asks the nodes at these addresses, in their order, and no other.
struct Order: LoadBalancingPolicy {
  let addresses: [SocketAddress]

  func order(_ candidates: [CandidateNode], for request: RoutedRequest) -> [CandidateNode] {
    addresses.compactMap { address in candidates.first { $0.node.address == address } }
  }
}

/// Asks the next node at once, whatever has happened.
private struct Fleeing: RetryPolicy {
  func decision(about failure: FailedRequest) -> RetryDecision { .nextNode }
}
