import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@Suite("What requests say on the wire", .timeLimit(.minutes(10)))
struct RequestWireTests {
  private static let select = "SELECT v FROM kv WHERE k = ?"
  private static let insert = "INSERT INTO kv (k, v) VALUES (?, ?)"

  private func last(_ cluster: FakeCluster, _ condition: FakeCondition) throws -> QueryParameters {
    try #require(cluster[1]?.received(condition).last?.parameters)
  }

  @Test("Consistency is the statement's, or else the session's, for texts, prepared ones, batches and pages (case 45)")
  func consistency() async throws {
    try await withSession {
      $0.defaults.consistency = .two
      $0.defaults.serialConsistency = .serial
    } _: { session, cluster in
      let select = try await session.prepare(Self.select)
      try await session.execute(select.bind("a"))
      #expect(try last(cluster, .execute(Self.select)).consistency == .two)
      try await session.execute(select.bind("a").at(.localOne))
      #expect(try last(cluster, .execute(Self.select)).consistency == .localOne)
      try await session.execute(Statement("SELECT 1").at(.serial))
      #expect(try last(cluster, .query("SELECT 1")).consistency == .serial)

      cluster[1]?.on(.query("SELECT n"), .pages(FakeRows(["n": .int], [[.int(1)], [.int(2)], [.int(3)]])))
      for try await _ in session.pages(Statement("SELECT n").pages(of: 1).at(.three)) {}
      #expect(cluster[1]?.received(.query("SELECT n")).map { $0.parameters?.consistency } == [.three, .three, .three])

      try await session.execute(Batch(.logged, [Statement("DELETE FROM kv WHERE k = 1")]))
      guard case .batch(let batch) = cluster[1]?.received(.batch).last?.body else { return }
      #expect(batch.consistency == .two && batch.options.serialConsistency == nil)
    }
  }

  @Test("A serial level is sent with what is conditional, and where it is asked for (case 45)")
  func serialConsistency() async throws {
    try await withSession {
      $0.defaults.serialConsistency = .serial
    } _: { session, cluster in
      let query = "UPDATE kv SET v = 1 WHERE k = 1 IF v = 2"
      try await session.execute(query)
      #expect(try last(cluster, .query(query)).options.serialConsistency == .serial)
      try await session.execute(Statement(query).at(serial: .localSerial))
      #expect(try last(cluster, .query(query)).options.serialConsistency == .localSerial)
      try await session.execute("SELECT 1")
      #expect(try last(cluster, .query("SELECT 1")).options.serialConsistency == nil)
    }
  }

  @Test("Unset cells stay unset on the wire, and null ones null (case 40)")
  func unset() async throws {
    try await withSession { session, cluster in
      let insert = try await session.prepare(Self.insert)
      try await session.execute(insert.bind("a"))
      #expect(try last(cluster, .execute(Self.insert)).values.cells.map(\.cell.isUnset) == [false, true])
      try await session.execute(insert.bind("a", String?.none))
      #expect(try last(cluster, .execute(Self.insert)).values.cells.map(\.cell.isNull) == [false, true])
    }
  }

  @Test("Timestamps of writes increase, whoever writes at the same time and whatever the clock does (case 42)")
  func timestamps() async throws {
    let clock = ManualClock(microseconds: 1_000)
    try await withSession(loops: 2) {
      $0.clock = clock
    } _: { session, cluster in
      let insert = try await session.prepare(Self.insert)
      try await withThrowingTaskGroup { group in
        for _ in 0..<8 {
          group.addTask { for _ in 0..<25 { try await session.execute(insert.bind("a", "b")) } }
        }
        try await group.waitForAll()
      }
      clock.setWallClock(10)
      try await session.execute(insert.bind("a", "b"))
      let stamps = cluster[1]?.received(.execute(Self.insert)).compactMap { $0.parameters?.options.timestamp } ?? []
      #expect(stamps.count == 201 && Set(stamps).count == 201)
      #expect(stamps.last == stamps.max())
    }
  }

  @Test("A timestamp of the statement goes before the session's; none is sent where nodes give them (case 42)")
  func timestampSources() async throws {
    for source in [WriteTimestamps.client, .node] {
      try await withSession {
        $0.timestamps = source
      } _: { session, cluster in
        let insert = try await session.prepare(Self.insert)
        try await session.execute(insert.bind("a", "b").timestamped(7))
        #expect(try last(cluster, .execute(Self.insert)).options.timestamp == 7)
        try await session.execute(insert.bind("a", "b"))
        let drawn = try last(cluster, .execute(Self.insert)).options.timestamp
        #expect((drawn == nil) == (source == .node))
        // Reads have none, and what is conditional gets its promise's.
        try await session.execute("SELECT 1")
        #expect(try last(cluster, .query("SELECT 1")).options.timestamp == nil)
        try await session.execute("DELETE FROM kv WHERE k = 1 IF EXISTS")
        #expect(try last(cluster, .statement(containing: "IF EXISTS")).options.timestamp == nil)
      }
    }
  }

  @Test("A request that is sent again has the timestamp that it had (case 42)")
  func timestampOfRetry() async throws {
    try await withSession(nodes: 2) { session, cluster in
      let insert = try await session.prepare(Self.insert)
      let asked = Mutex(0)
      for node in cluster.nodes {
        node.on(.execute(Self.insert)) { _ in
          let isFirst = asked.withLock { asked in
            asked += 1
            return asked == 1
          }
          return isFirst ? .error(.bootstrapping) : .void
        }
      }
      #expect(try await session.execute(insert.bind("a", "b")).attempts.count == 1)
      let stamps = cluster.nodes.flatMap { $0.received(.execute(Self.insert)) }.map { $0.parameters?.options.timestamp }
      #expect(stamps.count == 2 && stamps[0] != nil && stamps[0] == stamps[1])
    }
  }

  @Test("Payloads and warnings go through in both directions (case 44)")
  func payloads() async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(.batch) { request in
        FakeReaction.void.with(warnings: ["Batch is too large"], payload: request.context.payload)
      }
      let payload: [String: [UInt8]?] = ["a": [1, 2], "b": nil]
      let result = try await session.execute(Batch(.logged, [Statement("DELETE FROM kv")]).payload(payload))
      #expect(result.payload == payload && result.warnings == ["Batch is too large"])
      let plain = try await session.execute("SELECT 1")
      #expect(plain.payload.isEmpty && plain.warnings.isEmpty)
    }
  }

  @Test("A keyspace and a present of one request are said in version 5, and refused in version 4 (case 41)")
  func ofOneRequest() async throws {
    try await withSession { session, cluster in
      try await session.execute(Statement("SELECT 1").in(keyspace: "Shop").with { $0.nowInSeconds = 5 })
      let options = try last(cluster, .query("SELECT 1")).options
      #expect(options.keyspace == "Shop" && options.nowInSeconds == 5)
    }
    try await withSession {
      $0.protocolVersion = .v4
    } _: { session, cluster in
      let kind = await failure { try await session.execute(Statement("SELECT 1").in(keyspace: "Shop")) }
      #expect(kind?.invalidity?.contains("Version 4") == true)
      let prepared = await failure { try await session.prepare("SELECT 1", in: "Shop") }
      #expect(prepared?.invalidity?.contains("Version 4") == true)
      #expect(cluster[1]?.received(.query("SELECT 1")).isEmpty == true)
    }
  }
}
