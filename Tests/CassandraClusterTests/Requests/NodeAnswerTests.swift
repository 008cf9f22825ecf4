import CassandraClient
import Testing

extension RealNodes.OneNode {
  /// What a real node says, besides rows.
  @Suite("What a node says")
  struct NodeAnswerTests {
    let cluster: RealCluster

    init() throws { cluster = try #require(ClusterTrait.running) }

    @Test("What is not set stays and leaves no tombstone; null deletes and leaves one (case 40)")
    func unset() async throws {
      try await withTable { session in
        let insert = try await session.prepare("INSERT INTO said.t (k, v, w) VALUES (?, ?, ?)")
        try await session.execute(insert.bind("a", "v1", "w1"))
        try await session.execute(insert.bind("a", "v2", CQLValue.unset))
        try #expect(await values(session) == ["v2", "w1"])
        #expect(try await tombstones(session) == "Read 1 live rows and 0 tombstone cells")
        try await session.execute(insert.bind("a", "v3"))
        try #expect(await values(session) == ["v3", "w1"])
        #expect(try await tombstones(session) == "Read 1 live rows and 0 tombstone cells")
        try await session.execute(insert.bind("a", "v4", String?.none))
        try #expect(await values(session) == ["v4", nil])
        #expect(try await tombstones(session) == "Read 1 live rows and 1 tombstone cells")
      }
    }

    @Test("A key that is not set is refused here, and where it is forced, by the node (case 40)")
    func unsetKey() async throws {
      try await withTable { session in
        let insert = try await session.prepare("INSERT INTO said.t (k, v) VALUES (?, ?)")
        #expect(throws: CassandraError.self) { try insert.bind(CQLValue.unset, "v") }
        var values = BoundValues()
        try values.append(CQLValue.unset, for: insert.markers[0])
        try values.append("v", for: insert.markers[1])
        let error = await #expect(throws: CassandraError.self) {
          try await session.execute(Statement(.prepared(insert), values: values))
        }
        #expect(error?.serverError?.kind == .invalid)
      }
    }

    @Test("A traced request can be read up, with what each node did and how long it took (case 43)")
    func traced() async throws {
      try await withTable { session in
        let result = try await session.execute(Statement("SELECT * FROM said.t WHERE k = 'a'").traced())
        let id = try #require(result.tracingID)
        let trace = try #require(try await session.trace(id))
        #expect(trace.duration ?? .zero > .zero)
        #expect(trace.coordinator?.description == "127.0.0.1")
        #expect(trace.parameters["query"] == "SELECT * FROM said.t WHERE k = 'a'")
        #expect(trace.events.contains { $0.activity.contains("said") || $0.activity.contains("Parsing") })
        #expect(try await session.execute("SELECT * FROM said.t").tracingID == nil)
      }
    }

    @Test("A batch that is too large for one node's taste is executed, and warned of (case 44)")
    func warnings() async throws {
      try await withTable { session in
        let insert = try await session.prepare("INSERT INTO said.t (k, v) VALUES (?, ?)")
        let long = String(repeating: "x", count: 4_000)
        let result = try await session.execute(Batch(.logged, try ["a", "b"].map { try insert.bind($0, long) }))
        #expect(result.warnings.contains { $0.contains("said.t") && $0.contains("exceeding specified") })
        try #expect(await session.execute(Batch(.logged, [insert.bind("a", "short")])).warnings.isEmpty)
      }
    }

    @Test("A read over too many tombstones fails on the replica, and says so (case 46)", arguments: [4, 5])
    func tombstoneOverflow(version: Int) async throws {
      try await withTable(version) { session in
        try await session.execute("CREATE TABLE said.deleted (k int, c int, PRIMARY KEY (k, c))")
        let delete = try await session.prepare("DELETE FROM said.deleted WHERE k = 1 AND c = ?")
        for start in stride(from: 0, to: 2_100, by: 100) {
          let deletions = try (start..<start + 100).map { try delete.bind(Int32($0)) }
          try await session.execute(Batch(.unlogged, deletions))
        }
        let error = await #expect(throws: CassandraError.self) {
          try await session.execute("SELECT * FROM said.deleted WHERE k = 1")
        }
        guard case .readFailure(let failure) = error?.serverError?.kind else {
          Issue.record("\(error.map { "\($0)" } ?? "nothing was thrown")")
          return
        }
        #expect(failure.responses.received == 0)
        #expect(failure.failures.count == 1)
        // READ_TOO_MANY_TOMBSTONES; version 4 has no reasons.
        #expect(failure.failures.reasons.map(\.value) == (version == 5 ? [1] : []))
      }
    }

    @Test("Errors are those that the statement earned")
    func errors() async throws {
      try await withTable { session in
        for (query, expected) in [
          ("SELEKT", ServerError.Kind.syntax), ("SELECT nothing FROM said.t", .invalid),
          ("CREATE TABLE said.t (k int PRIMARY KEY)", .alreadyExists(keyspace: "said", table: "t")),
        ] {
          let error = await #expect(throws: CassandraError.self) { try await session.execute(Statement(query)) }
          #expect(error?.serverError?.kind == expected)
        }
      }
    }

    private func values(_ session: CassandraSession) async throws -> [String?] {
      let row = try #require(try await session.execute("SELECT v, w FROM said.t WHERE k = 'a'").rows.first)
      let (v, w) = try row.decode(as: (String?, String?).self)
      return [v, w]
    }

    /// What the node noted of tombstones when it read the row.
    private func tombstones(_ session: CassandraSession) async throws -> String? {
      let result = try await session.execute(Statement("SELECT v, w FROM said.t WHERE k = 'a'").traced())
      let id = try #require(result.tracingID)
      return try await session.trace(id)?.events.map(\.activity).first { $0.contains("tombstone") }
    }

    private func withTable(_ version: Int = 5, _ body: (CassandraSession) async throws -> Void) async throws {
      try await cluster.withSession {
        $0.protocolVersion = version == 4 ? .v4 : .v5
      } _: { session in
        try await cluster.makeKeyspace("said", in: session)
        try await session.execute("CREATE TABLE said.t (k text PRIMARY KEY, v text, w text)")
        try await body(session)
      }
    }
  }
}
