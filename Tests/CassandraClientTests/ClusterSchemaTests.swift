import CQLProtocol
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@testable import CassandraClient

@Suite("Agreement on a changed schema", .timeLimit(.minutes(10)))
struct ClusterSchemaTests {
  private static let questions = FakeCondition.statement(containing: "schema_version FROM system.peers")
  private static let other = CQLUUID(high: 1, low: 2)

  @Test("It is there at once on one node, and where all have the same schema (case 30)", arguments: [1, 3])
  func atOnce(_ nodes: Int) async throws {
    try await Stage.withSchema(nodes) { stage, session in
      let result = try await session.execute(stage.change)
      #expect(result.isSchemaInAgreement)
      #expect(result.schemaChange?.keyspace == "shop")
      #expect(stage.cluster.nodes.map { $0.received(Self.questions).count }.reduce(0, +) == 1)
      #expect(stage.cluster[1]?.received(Self.questions).count == 1)
    }
  }

  @Test("It is asked for again at the interval until it is there, only where the schema was changed (case 30)")
  func later() async throws {
    try await Stage.withSchema(3) { stage, session in
      stage.cluster.change { $0[2]?.schemaVersion = Self.other }
      let began = stage.clock.now
      async let result = session.execute(stage.change)
      try await stage.pass(.milliseconds(50)) { stage.cluster[1]?.received(Self.questions).count == 3 }
      #expect(began.duration(to: stage.clock.now) >= .milliseconds(400))
      try await stage.settle()
      stage.cluster.change { description in for id in [1, 3] { description[id]?.schemaVersion = Self.other } }
      try await stage.pass(.milliseconds(50)) { stage.cluster[1]?.received(Self.questions).count == 4 }
      #expect(try await result.isSchemaInAgreement)
      #expect(stage.cluster[1]?.received(Self.questions).count == 4)
      #expect(stage.cluster[3]?.received(Self.questions).isEmpty == true)
    }
  }

  @Test("Without it the statement returns after the limit, and says so (case 30)")
  func never() async throws {
    try await Stage.withSchema(2) { stage, session in
      stage.cluster.change { $0[2]?.schemaVersion = Self.other }
      let began = stage.clock.now
      let hasEnded = Mutex(false)
      async let result = {
        defer { hasEnded.withLock { $0 = true } }
        return try await session.execute(stage.change)
      }()
      try await stage.pass(.milliseconds(50)) { hasEnded.withLock { $0 } }
      #expect(try await result.isSchemaInAgreement == false)
      #expect(began.duration(to: stage.clock.now) >= .seconds(10))
      let asked = stage.cluster[1]?.received(Self.questions).count ?? 0
      // Fewer than an interval allows where answers take some of the time.
      #expect((2...51).contains(asked))
    }
  }

  @Test("Nodes that are down, unknown or tell no schema are left out of account (case 30)")
  func leftOut() async throws {
    try await Stage.withSchema(3) { stage, session in
      stage.cluster.change { description in
        description[2]?.schemaVersion = Self.other
        description[3]?.columns["schema_version"] = .null
        var stranger = FakeMember(id: 4, datacenter: "eu")
        stranger.schemaVersion = Self.other
        description.members.append(stranger)
      }
      await stage.cluster[2]?.stop()
      try await stage.until { await stage.connected(session) == [1, 3] }
      #expect(try await session.execute(stage.change).isSchemaInAgreement)
    }
  }

  @Test("Where the node cannot be asked any more, it is not known (case 30)")
  func unreachable() async throws {
    try await Stage.withSchema(2) { stage, session in
      stage.cluster[1]?.on(Self.questions, .close)
      #expect(try await session.execute(stage.change).isSchemaInAgreement == false)
      stage.cluster[1]?.on(Self.questions, .error(.server))
      try await stage.pass { await stage.connected(session) == [1, 2] }
      #expect(try await session.execute(stage.change).isSchemaInAgreement == false)
    }
  }

  @Test("Requests go to the replicas of a keyspace that this session made, before any event tells of it (case 31)")
  func keyspaceOfOnesOwn() async throws {
    try await Stage.with(["eu": 2]) { stage in
      let made = SchemaChange(.created, keyspace: "new", .keyspace)
      stage.cluster.on(.query("CREATE KEYSPACE new"), .respond(ResultResponse.schemaChange(made)))
      try await stage.session { session in
        stage.cluster.change { $0.addKeyspace("new", replicas: ["eu": 2]) }
        try await session.execute("CREATE KEYSPACE new")
        try await stage.until { await session.replicas(of: Token(rawValue: 0), in: "new") == 2 }
      }
    }
  }

  @Test("With a limit of zero nobody is asked (case 30)")
  func skipped() async throws {
    try await Stage.withSchema(2, { $0.metadata.schemaAgreementTimeout = .zero }) { stage, session in
      let result = try await session.execute(stage.change)
      #expect(!result.isSchemaInAgreement)
      #expect(stage.cluster[1]?.received(Self.questions).isEmpty == true)
    }
  }

  @Test("Who waits for it may be cancelled (case 30)")
  func cancelled() async throws {
    try await Stage.withSchema(2) { stage, session in
      stage.cluster.change { $0[2]?.schemaVersion = Self.other }
      let waiting = Task { try await session.execute(stage.change) }
      try await stage.cluster[1]?.received(1, Self.questions)
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
  }
}

extension Stage {
  /// Runs a test with a session of nodes in one data centre, the first of which makes changes of the schema.
  fileprivate static func withSchema(
    _ nodes: Int, _ configure: @Sendable (inout CassandraConfiguration) -> Void = { _ in },
    _ body: @Sendable (Stage, CassandraSession) async throws -> Void
  ) async throws {
    try await Stage.with(["eu": nodes]) { stage in
      let made = SchemaChange(.created, keyspace: "shop", .table("kv"))
      stage.cluster.on(.query("CREATE TABLE shop.kv"), .respond(ResultResponse.schemaChange(made)))
      try await stage.session(configure) { try await body(stage, $0) }
    }
  }

  /// A change of the schema, which the first node makes.
  fileprivate var change: Statement {
    var statement = Statement("CREATE TABLE shop.kv")
    statement.options.node = cluster.description[1]?.hostID
    return statement
  }
}
