import CassandraClient
import Testing

extension RealNodes.ThreeNodes {
  @Test("Pages of any size hold every row once and in order (case 38)", arguments: [1, 7, 50, 100, 5_000])
  func pages(size: Int) async throws {
    try await cluster.withSession { session in
      try await session.execute(
        "CREATE KEYSPACE IF NOT EXISTS paged WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 2}")
      try await session.execute("CREATE TABLE IF NOT EXISTS paged.t (k int, c int, PRIMARY KEY (k, c))")
      let insert = try await session.prepare("INSERT INTO paged.t (k, c) VALUES (1, ?)")
      for number in 0..<100 { try await session.execute(insert.bind(Int32(number)).idempotent()) }
      let select = try await session.prepare("SELECT c FROM paged.t WHERE k = ?")
      var numbers: [Int32] = []
      for try await row in session.rows(try select.bind(1).pages(of: size)) { numbers.append(try row.decode(at: 0)) }
      #expect(numbers == Array(0..<100))
    }
  }

  @Test("Conditions on real replicas: one of many writers wins, and a batch is applied as a whole (case 39)")
  func conditions() async throws {
    try await cluster.withSession { session in
      try await cluster.makeKeyspace("conditions", copies: 3, in: session)
      try await session.execute("CREATE TABLE conditions.t (k int, c int, s int static, v text, PRIMARY KEY (k, c))")
      let insert = try await session.prepare("INSERT INTO conditions.t (k, c, v) VALUES (1, 1, ?) IF NOT EXISTS")
      let applied = try await withThrowingTaskGroup { group in
        for writer in 0..<8 {
          group.addTask {
            do {
              return try await session.executeConditionally(insert.bind("\(writer)")).isApplied ? ["\(writer)"] : []
            } catch let error as CassandraError where error.leavesOutcomeOpen {
              // Replicas that were slow to agree: whether it was applied is for a read at a serial level to tell.
              return []
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let select = Statement("SELECT v FROM conditions.t WHERE k = 1 AND c = 1").at(.serial)
      let winner = try await session.execute(select).rows.first?.decode("v", as: String.self)
      #expect(winner != nil && applied.count <= 1)
      if let said = applied.first { #expect(said == winner) }
      let set = try await session.prepare("UPDATE conditions.t SET s = ? WHERE k = 2 IF s = ?")
      let add = try await session.prepare("INSERT INTO conditions.t (k, c, v) VALUES (2, ?, 'x') IF NOT EXISTS")
      let first = try Batch(.logged, [set.bind(1, Int32?.none), add.bind(1)])
      #expect(try await session.executeConditionally(first).isApplied)
      guard case .refused(let existing) = try await session.executeConditionally(first) else {
        Issue.record("it was applied twice")
        return
      }
      #expect(existing.count == 1)
      try #expect(existing.first?.decode("s", as: Int32.self) == 1)
    }
  }
}

extension CassandraError {
  /// Whether a node said that nobody knows what became of a condition.
  fileprivate var leavesOutcomeOpen: Bool {
    switch serverError?.kind {
    case .conditionUnknown, .writeTimeout: true
    default: false
    }
  }
}
