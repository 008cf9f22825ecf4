@testable import CassandraClient
import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@Suite("Tables that change under a prepared statement", .timeLimit(.minutes(10)))
struct RequestMetadataTests {
  private static let query = "SELECT * FROM kv"

  private static func statement(_ rows: FakeRows) -> FakeStatement { FakeStatement(query, returns: rows) }
  private static let old = FakeRows(["a": .int, "b": .text], [[.int(1), .text("x")]])
  private static let new = FakeRows(["a": .int, "c": .bigint, "b": .text], [[.int(1), .bigint(7), .text("x")]])

  private func withVersion(
    _ version: ProtocolVersion, _ body: @Sendable (CassandraSession, FakeCluster) async throws -> Void
  ) async throws {
    try await withSession {
      $0.protocolVersion = version
    } _: { session, cluster in
      #expect(session.protocolVersion == version)
      try await body(session, cluster)
    }
  }

  @Test(
    "A column that is added between executions is decoded with its type (case 37)",
    arguments: [ProtocolVersion.v4, .v5])
  func alteredTable(_ version: ProtocolVersion) async throws {
    try await withVersion(version) { session, cluster in
      cluster.describe(Self.statement(Self.old))
      let select = try await session.prepare(Self.query)
      #expect(try await session.execute(select.bind()).rows[0].decode(as: (Int, String).self) == (1, "x"))
      cluster.describe(Self.statement(Self.new))
      for _ in 0..<2 {
        #expect(try await session.execute(select.bind()).rows[0].decode(as: (Int, Int, String).self) == (1, 7, "x"))
      }
    }
  }

  @Test("Version 5 leaves out columns that are known, version 4 never; a change is remembered (case 37)")
  func skipping() async throws {
    for version in [ProtocolVersion.v4, .v5] {
      try await withVersion(version) { session, cluster in
        cluster.describe(Self.statement(Self.old))
        let select = try await session.prepare(Self.query)
        cluster.describe(Self.statement(Self.new))
        var metadata: [Bool] = []
        for _ in 0..<2 { metadata.append(try await session.execute(select.bind()).rows.metadata.columns != nil) }
        #expect(metadata == (version == .v5 ? [true, false] : [true, true]))
        let skips = cluster[1]?.received(.opcode(.execute)).map { $0.parameters?.skipsMetadata }
        #expect(skips == (version == .v5 ? [true, true] : [false, false]))
        if version == .v5 { #expect(select.result.current.columns.map(\.name) == ["a", "c", "b"]) }
      }
    }
  }

  @Test("A change between two pages holds for the second (case 37)")
  func betweenPages() async throws {
    try await withVersion(.v5) { session, cluster in
      cluster.describe(Self.statement(Self.old))
      let select = try await session.prepare(Self.query)
      cluster[1]?.on(.opcode(.execute)) { request in
        request.parameters?.pagingState == nil ? .rows(Self.old, pagingState: [1]) : .rows(Self.new)
      }
      var widths: [Int] = []
      for try await page in try session.pages(select.bind()) { widths.append(page.rows.columns.count) }
      #expect(widths == [2, 3])
      #expect(select.result.current.columns.count == 3)
    }
  }

  @Test("What one session sees changed, another sees too (case 37)")
  func otherSession() async throws {
    try await withVersion(.v5) { session, cluster in
      cluster.describe(Self.statement(Self.old))
      let mine = try await session.prepare(Self.query)
      let loops = try LoopGroup(count: 1)
      try loops.start()
      try await CassandraSession.with(session.configuration, on: loops) { other in
        let theirs = try await other.prepare(Self.query)
        cluster.describe(Self.statement(Self.new))
        for (session, statement) in [(session, mine), (other, theirs), (session, mine)] {
          #expect(try await session.execute(statement.bind()).rows.columns.count == 3)
        }
      }
      await loops.shutdown()
    }
  }

  @Test("The columns of a condition's answer are never kept (case 37)", arguments: [ProtocolVersion.v4, .v5])
  func conditional(_ version: ProtocolVersion) async throws {
    let query = "UPDATE kv SET v = ? WHERE k = ? IF v = ?"
    try await withVersion(version) { session, cluster in
      let update = try await session.prepare(query)
      let before = update.result.current
      let refused = FakeRows(["[applied]": .boolean, "v": .text], [[.boolean(false), .text("z")]])
      cluster[1]?.on(.opcode(.execute)) { _ in
        guard version == .v5 else { return .rows(refused) }
        // A node that names another id all the same.
        return (try? Rows(columns: refused.columns, newMetadataID: [7], refused.rows)).map {
          .respond(ResultResponse.rows($0))
        } ?? .drop
      }
      for _ in 0..<2 {
        guard case .refused(let existing) = try await session.executeConditionally(update.bind("a", "k", "b")) else {
          Issue.record("it was applied")
          return
        }
        #expect(try existing[0].decode("v", as: String.self) == "z")
      }
      cluster[1]?.on(.opcode(.execute), .rows(["[applied]": .boolean], [[.boolean(true)]]))
      #expect(try await session.executeConditionally(update.bind("a", "k", "b")).isApplied)
      #expect(update.result.current.id == before.id && update.result.current.columns == before.columns)
      #expect(cluster[1]?.received(.opcode(.execute)).allSatisfy { $0.parameters?.skipsMetadata == false } == true)
    }
  }
}
