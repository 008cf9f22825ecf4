import CQLProtocol
@testable import CassandraClient
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@Suite("Prepared statements and nodes that forget them", .timeLimit(.minutes(10)))
struct RequestPreparationTests {
  private static let insert = "INSERT INTO kv (k, v) VALUES (?, ?)"
  private static let delete = "DELETE FROM kv WHERE k = ?"

  @Test("A statement that the node has forgotten is prepared there again, and executed (case 36)")
  func forgotten() async throws {
    try await withSession { session, cluster in
      let insert = try await session.prepare(Self.insert)
      cluster[1]?.forgetStatements()
      let result = try await session.execute(insert.bind("a", "b"))
      #expect(result.attempts.isEmpty)
      #expect(cluster[1]?.received(.prepare).count == 2)
      #expect(cluster[1]?.received(.opcode(.execute)).count == 2)
    }
  }

  @Test("Each forgotten statement of a batch is prepared again (case 36)")
  func forgottenInBatch() async throws {
    try await withSession { session, cluster in
      let insert = try await session.prepare(Self.insert)
      let delete = try await session.prepare(Self.delete)
      cluster[1]?.forgetStatements()
      try await session.execute(Batch(.unlogged, [insert.bind("a", "b"), delete.bind("c"), insert.bind("d", "e")]))
      #expect(cluster[1]?.received(.prepare).count == 4)
      #expect(cluster[1]?.preparedStatements == [Self.insert, Self.delete])
    }
  }

  @Test("A node that does not want to prepare again has the last word (case 36)")
  func cannotPrepareAgain() async throws {
    try await withSession { session, cluster in
      let insert = try await session.prepare(Self.insert)
      cluster[1]?.forgetStatements()
      cluster[1]?.on(.prepare, .error(.invalid, "table kv does not exist"))
      let kind = await failure { try await session.execute(insert.bind("a", "b")) }
      #expect(kind?.serverError == .invalid)
    }
  }

  @Test("A statement that has become another is not executed (case 36)")
  func changed() async throws {
    try await withSession { session, cluster in
      let insert = try await session.prepare(Self.insert)
      cluster[1]?.forgetStatements()
      cluster[1]?.on(
        .prepare, .respond(ResultResponse.prepared(PreparedStatementResult(id: [9], resultMetadataID: [9]))))
      let kind = await failure { try await session.execute(insert.bind("a", "b")) }
      guard case .statementChanged = kind else {
        Issue.record("\(String(describing: kind))")
        return
      }
      #expect(cluster[1]?.received(.opcode(.execute)).count == 1)
    }
  }

  @Test("A node that forgets again and again is not asked for ever (case 36)")
  func forgetsForEver() async throws {
    try await withSession { session, cluster in
      let insert = try await session.prepare(Self.insert)
      cluster[1]?.on(.opcode(.execute), .error(.unprepared(id: insert.id)))
      let kind = await failure { try await session.execute(insert.bind("a", "b").idempotent()) }
      guard case .statementChanged = kind else {
        Issue.record("\(String(describing: kind))")
        return
      }
      #expect((cluster[1]?.received(.prepare).count ?? 0) <= 3)
    }
  }

  @Test("Those who prepare one text at one time share one preparation, whoever gives up (case 36)")
  func shared() async throws {
    try await withSession(loops: 2) { session, cluster in
      let gate = FakeGate()
      cluster[1]?.on(.prepare, .hold(gate))
      let first = Task { try await session.prepare(Self.insert) }
      try await gate.wait(for: 1)
      let others = (0..<20).map { _ in Task { try await session.prepare(Self.insert) } }
      first.cancel()
      await #expect(throws: CancellationError.self) { try await first.value }
      gate.open()
      var statements: [PreparedStatement] = []
      for other in others { statements.append(try await other.value) }
      #expect(statements.allSatisfy { $0 === statements[0] })
      #expect(try await session.prepare(Self.insert) === statements[0])
      #expect(cluster[1]?.received(.prepare).count == 1)
    }
  }

  @Test("A preparation that failed fails all who shared it, and the next one begins anew (case 36)")
  func sharedFailure() async throws {
    try await withSession { session, cluster in
      let gate = FakeGate()
      cluster[1]?.on(.prepare, times: 1, .hold(gate, then: .error(.syntax, "no viable alternative")))
      let all = (0..<5).map { _ in Task { await failure { try await session.prepare(Self.insert) } } }
      try await gate.wait(for: 1)
      gate.open()
      var syntax = 0
      for one in all { if await one.value?.serverError == .syntax { syntax += 1 } }
      #expect(syntax >= 1)
      #expect(try await session.prepare(Self.insert).query == Self.insert)
    }
  }

  @Test("The same text in another keyspace is another statement (case 36)")
  func keyspaces() async throws {
    try await withSession { session, cluster in
      let one = try await session.prepare(Self.insert, in: "a")
      let other = try await session.prepare(Self.insert, in: "b")
      #expect(one.id != other.id && one.keyspace == "a" && other.keyspace == "b")
      #expect(try await session.prepare(Self.insert, in: "a") === one)
    }
  }

  @Test("Other nodes learn a statement ahead of its use; one that cannot learns it when it is used (case 36)")
  func otherNodes() async throws {
    try await withSession(nodes: 3) { session, cluster in
      for node in cluster.nodes { node.on(.prepare, times: 1, .decide { $0.node == 2 ? .error(.server) : .normally }) }
      let insert = try await session.prepare(Self.insert)
      for id in [1, 3] { try await cluster[id]?.until { $0.requests(.prepare).count == 1 } }
      try await cluster[2]?.received(1, .prepare)
      for id in 1...3 {
        let node = try #require(cluster.description[id]?.hostID)
        try await session.execute(insert.bind("a", "b").with { $0.node = node })
      }
      #expect(cluster.nodes.allSatisfy { $0.preparedStatements == [Self.insert] })
    }
  }

  @Test("A node that comes, or comes back, learns the statements ahead of their use, one after another (case 36)")
  func nodeComesUp() async throws {
    try await withSession(loops: 2) {
      $0.reconnection = ReconnectionSchedule(base: .milliseconds(1), limit: .milliseconds(1))
    } _: { session, cluster in
      let node = try #require(cluster[1])
      for index in 0..<20 { _ = try await session.prepare("SELECT v\(index) FROM kv") }
      #expect(node.preparedStatements.count == 20)
      await node.stop()
      node.forgetStatements()
      let gate = FakeGate()
      node.on(.prepare, times: 1, .hold(gate))
      let before = node.received(.prepare).count
      try await node.start()
      try await gate.wait(for: 1)
      #expect(node.received(.prepare).count == before + 1)
      gate.open()
      try await node.received(before + 20, .prepare)
      try await session.untilIdle()
      #expect(node.preparedStatements.count == 20)
      #expect(node.received(.prepare).count == before + 20)
    }
  }

  @Test("The oldest statements are let go of, and may still be executed (case 36)")
  func manyTexts() async throws {
    let cache = PreparationCache(capacity: 8)
    for index in 0..<100 {
      let key = PreparationCache.Key(keyspace: nil, query: "q\(index)")
      guard case .begin = cache.claim(key) else {
        Issue.record("q\(index) was known before")
        return
      }
      cache.finish(
        key,
        .success(
          PreparedStatement(
            query: key.query, keyspace: nil, id: [], markers: [], partitionKey: [], kind: .write,
            result: ResultColumns(id: nil, columns: []))))
      #expect(cache.statements.count <= 8)
    }
    #expect(cache.statements.last?.query == "q99")
  }
}
