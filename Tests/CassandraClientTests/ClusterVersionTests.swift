import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("A cluster whose nodes speak different versions of the protocol", .timeLimit(.minutes(10)))
struct ClusterVersionTests {
  private static let query = "SELECT v FROM kv WHERE k = ?"
  private static let older = "speaks an older version"

  /// Runs a test with a session of two nodes: the first speaks versions 4 and 5, the second 4 alone.
  /// - Parameter asked: the only node that is asked, but by requests to one node.
  private func withVersions(
    contact: Int = 1, asking asked: Int? = nil,
    _ configure: @Sendable (inout CassandraConfiguration) -> Void = { _ in },
    _ body: @Sendable (Stage, CassandraSession) async throws -> Void
  ) async throws {
    var description = FakeClusterDescription(nodes: ["eu": 2])
    description.addKeyspace("shop", replicas: ["eu": 2])
    description.statements = [
      FakeStatement(
        Self.query, markers: ["k": .text], partitionKey: [0], returns: FakeRows(["v": .int], [[.int(7)]]))
    ]
    try await Stage.with(description) { stage in
      stage.cluster[2]?.change { $0.versions = [.v4] }
      try await stage.session {
        $0.contactPoints = [ContactPoint("127.0.0.\(contact)", port: stage.cluster.port)]
        if let asked { $0.loadBalancing = Order(addresses: [stage.cluster[asked]?.address].compactMap(\.self)) }
        configure(&$0)
      } _: {
        try await body(stage, $0)
      }
    }
  }

  @Test("Each is spoken to in the newest version that it has, and the log says who has an older one (case 13)")
  func each() async throws {
    try await withVersions { stage, session in
      #expect(session.protocolVersion == .v5)
      #expect(await stage.connected(session) == [1, 2])
      for id in 1...2 {
        try await session.execute(Statement("INSERT \(id)").on(try await stage.node(id, session)))
        #expect(stage.cluster[id]?.received(.query("INSERT \(id)")).map(\.version) == [id == 1 ? 5 : 4])
      }
      let lines = stage.log.lines(Self.older)
      #expect(Set(lines.map(\.details["node"])) == ["\(try #require(stage.cluster[2]).address)"])
      #expect(Set(lines.map(\.details["version"])) == ["4"])
    }
  }

  @Test("Where the first node reached has an older one, all are spoken to in that (case 13)")
  func first() async throws {
    try await withVersions(contact: 2) { stage, session in
      #expect(session.protocolVersion == .v4)
      #expect(await stage.connected(session) == [1, 2])
      try await session.execute(Statement("INSERT 1").on(try await stage.node(1, session)))
      #expect(stage.cluster[1]?.received(.query("INSERT 1")).map(\.version) == [4])
      #expect(stage.log.lines(Self.older).isEmpty)
    }
  }

  @Test("A prepared statement brings its columns along from whoever speaks 4, and needs not from the others (case 37)")
  func prepared() async throws {
    try await withVersions(asking: 1) { stage, session in
      let select = try await session.prepare(Self.query)
      for id in [1, 2, 1, 2] {
        let rows = try await session.execute(select.bind("a").on(try await stage.node(id, session))).rows
        #expect(try rows[0].decode(as: Int.self) == 7)
      }
      let skips = [1, 2].map { stage.cluster[$0]?.received(.execute).map { $0.parameters?.skipsMetadata } }
      #expect(skips == [[true, true], [false, false]])
    }
  }

  @Test("A statement that a node of version 4 has prepared learns from the others what names its columns (case 37)")
  func preparedByOlder() async throws {
    try await withVersions(asking: 2) { stage, session in
      let select = try await session.prepare(Self.query)
      #expect(select.result.current.id == nil)
      try await stage.until { stage.cluster[1]?.preparedStatements.contains(Self.query) == true }
      for _ in 0..<2 {
        let rows = try await session.execute(select.bind("a").on(try await stage.node(1, session))).rows
        #expect(try rows[0].decode(as: Int.self) == 7)
      }
      let skips = stage.cluster[1]?.received(.execute).map { $0.parameters?.skipsMetadata }
      #expect(skips == [false, true])
    }
  }

  @Test("What only version 5 can say goes to nodes that speak it, and to nobody where none is left (case 13)")
  func onlyNewer() async throws {
    try await withVersions { stage, session in
      let select = try await session.prepare("SELECT v FROM kv", in: "shop")
      for _ in 0..<10 {
        try await session.execute(Statement("INSERT a").in(keyspace: "shop"))
        try await session.execute(select.bind())
      }
      #expect(stage.cluster[1]?.received(.query("INSERT a")).count == 10)
      #expect(stage.cluster[1]?.received(.execute).count == 10)
      let older = try await stage.node(2, session)
      let kind = await failure { try await session.execute(Statement("INSERT a").in(keyspace: "shop").on(older)) }
      #expect(kind?.name == "no node available")
      #expect(await failure { try await session.execute(select.bind().on(older)) }?.serverError != nil)
      #expect(stage.cluster[2]?.activity.faults == [])
    }
  }

  @Test("A statement in the keyspace in use is prepared on either (case 41)")
  func keyspaceInUse() async throws {
    try await withVersions({ $0.keyspace = "shop" }) { stage, session in
      let select = try await session.prepare(Self.query)
      stage.cluster[2]?.forgetStatements()
      let rows = try await session.execute(select.bind("a").on(try await stage.node(2, session))).rows
      #expect(try rows[0].decode(as: Int.self) == 7)
    }
  }

  @Test("The cluster is watched through a node of an older version where no other is there (case 28)")
  func watched() async throws {
    try await withVersions { stage, session in
      await stage.cluster[1]?.stop()
      let other = stage.cluster.description[2]?.hostID
      try await stage.pass { await session.topology().watchedThrough == other }
      stage.cluster.change { $0.addKeyspace("added", replicas: ["eu": 1]) }
      try await stage.tell(.schemaChange(SchemaChange(.created, keyspace: "added", .keyspace)))
      try await stage.pass { await session.topology().keyspaces.contains("added") }
      try await session.execute("INSERT a")
      #expect(stage.cluster[2]?.received(.query("INSERT a")).map(\.version) == [4])
    }
  }

  @Test("A node that comes back with a newer version is spoken to in that (case 13)")
  func upgrade() async throws {
    try await withVersions { stage, session in
      await stage.cluster[2]?.stop()
      stage.cluster[2]?.change { $0.versions = [.v4, .v5] }
      try await stage.cluster[2]?.start()
      try await stage.pass { await stage.connected(session) == [1, 2] }
      try await session.execute(Statement("INSERT a").on(try await stage.node(2, session)))
      #expect(stage.cluster[2]?.received(.query("INSERT a")).map(\.version) == [5])
    }
  }

  @Test(
    "A node that does not speak the version which the configuration asks for is not used, as the log says (case 13)")
  func configured() async throws {
    try await withVersions({ $0.protocolVersion = .v5 }) { stage, session in
      #expect(await stage.connected(session) == [1])
      let reasons = stage.log.lines("Could not connect to a node").compactMap { $0.details["reason"] }
      #expect(!reasons.isEmpty)
      #expect(reasons.allSatisfy { $0.hasPrefix("The node refuses the version of the protocol: ") }, "\(reasons)")
      #expect(stage.cluster[2]?.received().allSatisfy { $0.version == 5 } == true)
    }
  }
}

extension Stage {
  /// The node of that number, as the session knows it.
  fileprivate func node(_ id: Int, _ session: CassandraSession) async throws -> Node {
    try #require(await session.topology().nodes.first { $0.id == cluster.description[id]?.hostID }).node
  }
}
