import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Testing

@Suite("Batches and conditions", .timeLimit(.minutes(10)))
struct RequestBatchTests {
  private static let text = "INSERT INTO kv (k) VALUES ('a')"
  private static let insert = "INSERT INTO kv (k, v) VALUES (?, ?)"

  private func batch(_ node: FakeNode?) throws -> BatchRequest {
    guard case .batch(let batch) = try #require(node?.received(.batch).last).body else { throw Missing() }
    return batch
  }

  private struct Missing: Error {}

  @Test("Texts and prepared statements go together, with their values (case 39)", arguments: BatchRequest.Kind.allCases)
  func mixed(_ kind: BatchRequest.Kind) async throws {
    try await withSession { session, cluster in
      let insert = try await session.prepare(Self.insert)
      try await session.execute(
        Batch(kind, [Statement(Self.text), insert.bind("k", "v"), Statement("DELETE", Int32(7))]).at(.quorum))
      let sent = try batch(cluster[1])
      #expect(sent.kind == kind && sent.consistency == .quorum)
      #expect(sent.statements.map(\.source) == [.text(Self.text), .prepared(insert.id), .text("DELETE")])
      #expect(sent.statements[1].values.cells.map(\.cell.content) == [[0x6B], [0x76]])
      #expect(sent.statements[2].values.cells.map(\.cell.content) == [[0, 0, 0, 7]])
      // Nodes refuse a time for counters.
      #expect((sent.options.timestamp == nil) == (kind == .counter))
    }
  }

  @Test("More than 65,535 statements are refused, and nothing is sent (case 39)")
  func tooMany() async throws {
    try await withSession { session, cluster in
      let statements = Array(repeating: Statement(Self.text), count: 65_536)
      let kind = await failure { try await session.execute(Batch(.unlogged, statements)) }
      #expect(kind?.invalidity?.contains("65536") == true)
      #expect(cluster[1]?.received(.batch).isEmpty == true)
      try await session.execute(Batch(.unlogged, Array(statements.dropLast())))
      #expect(try batch(cluster[1]).statements.count == 65_535)
    }
  }

  @Test("Named values, which nodes misread in batches, are refused (case 39)")
  func named() async throws {
    try await withSession { session, cluster in
      let statement = try Statement("DELETE FROM kv WHERE k = :k", named: ["k": "a"])
      let kind = await failure { try await session.execute(Batch(.logged, [statement])) }
      #expect(kind?.invalidity?.contains("named") == true)
    }
  }

  @Test("A batch that is too large for the node is the node's error (case 39)")
  func tooLarge() async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(.batch, .error(.invalid, "Batch too large"))
      let kind = await failure { try await session.execute(Batch(.logged, [Statement(Self.text)])) }
      #expect(kind?.serverError == .invalid)
      #expect(cluster[1]?.received(.batch).count == 1)
    }
  }

  @Test("A batch with conditions is applied or refused, with every row that decided (case 39)")
  func conditional() async throws {
    try await withSession { session, cluster in
      let batch = Batch(
        .unlogged,
        [
          Statement("UPDATE kv SET v = 1 WHERE k = 1 IF v = 0"),
          Statement("INSERT INTO kv (k, c) VALUES (1, 2) IF NOT EXISTS"),
        ])
      #expect(batch.isConditional)
      cluster[1]?.on(.batch, .rows(["[applied]": .boolean], [[.boolean(true)]]))
      #expect(try await session.executeConditionally(batch).isApplied)
      #expect(try self.batch(cluster[1]).options.serialConsistency == .localSerial)
      #expect(try self.batch(cluster[1]).options.timestamp == nil)

      let existing: [[CQLValue]] = [[.boolean(false), .int(1), .int(5)], [.boolean(false), .int(2), .int(5)]]
      cluster[1]?.on(.batch, .rows(["[applied]": .boolean, "c": .int, "v": .int], existing))
      guard case .refused(let rows) = try await session.executeConditionally(batch) else {
        Issue.record("it was applied")
        return
      }
      #expect(try rows.map { try $0.decode("c", as: Int.self) } == [1, 2])

      cluster[1]?.on(.batch, .rows(["[applied]": .boolean], [[.boolean(false)]]))
      guard case .refused(let none) = try await session.executeConditionally(batch) else {
        Issue.record("it was applied")
        return
      }
      #expect(none[0].columns.map(\.name) == ["[applied]"])
    }
  }

  @Test("What has no condition has no outcome, and is not sent as if it had (case 39)")
  func unconditional() async throws {
    try await withSession { session, cluster in
      let one = await failure { try await session.executeConditionally(Statement(Self.text)) }
      let many = await failure { try await session.executeConditionally(Batch(.logged, [Statement(Self.text)])) }
      #expect(one?.invalidity != nil && many?.invalidity != nil)
      #expect(cluster[1]?.received(.statement(Self.text)).isEmpty == true)
      let outcome = try await session.execute(Self.text).outcome
      #expect(outcome == nil)
    }
  }

  @Test("The outcome is in the result of a plain execution, too")
  func plainExecution() async throws {
    try await withSession { session, cluster in
      let query = "DELETE FROM kv WHERE k = 1 IF EXISTS"
      cluster[1]?.on(.query(query), .rows(["[applied]": .boolean], [[.boolean(false)]]))
      let outcome = try await session.execute(query).outcome
      #expect(outcome?.isApplied == false)
    }
  }
}
