import CassandraClientTesting
import CQLProtocol

extension FakeNode {
  /// Has the node know what the benchmark executes. Answers are made once: what they cost here is not to be measured.
  func answer() throws {
    on(.execute, .void)
    describe(
      FakeStatement(
        "INSERT INTO bench.kv (key, c0) VALUES (?, ?)", markers: ["key": .bigint, "c0": .blob], partitionKey: [0]))
    describe(
      FakeStatement(
        "INSERT INTO bench.wide (pk, ck, a, b, c) VALUES (1, ?, ?, ?, ?)",
        markers: ["ck": .int, "a": .text, "b": .bigint, "c": .uuid]))
    try answerReads()
    try answerScans()
  }

  private func answerReads() throws {
    let query = "SELECT c0 FROM bench.kv WHERE key = ?"
    let value = FakeRows(["c0": .blob], [[.blob(Array(repeating: 7, count: 100))]])
    describe(FakeStatement(query, markers: ["key": .bigint], partitionKey: [0], returns: value))
    on(.execute(query), .respond(try value.answer(from: 0, pageSize: 1)))
  }

  /// A partition of 100,000 rows, in pages of 5,000.
  private func answerScans() throws {
    let query = "SELECT ck, a, b, c FROM bench.wide WHERE pk = 1"
    let rows = FakeRows(
      ["ck": .int, "a": .text, "b": .bigint, "c": .uuid],
      (0..<100_000).map {
        [
          .int($0), .text("a line of a receipt"), .bigint(Int64($0)),
          .uuid(CQLUUID(high: 0x6f9b_1c1e_0000_5000, low: UInt64($0))),
        ]
      })
    let pageSize = 5_000
    let pages = try stride(from: 0, to: rows.rows.count, by: pageSize).map {
      FakeReaction.respond(try rows.answer(from: $0, pageSize: pageSize))
    }
    describe(FakeStatement(query, returns: rows))
    on(.execute(query)) { request in pages[Int(request.parameters?.pagingState?.first ?? 0)] }
  }
}

extension FakeRows {
  /// A page of the rows without their columns, which whoever prepared the statement knows.
  fileprivate func answer(from start: Int, pageSize: Int) throws -> ResultResponse {
    let end = min(start + pageSize, rows.count)
    let next = end < rows.count ? [UInt8(end / pageSize)] : nil
    return .rows(try Rows(skippingMetadataOf: columns, pagingState: next, Array(rows[start..<end])))
  }
}
