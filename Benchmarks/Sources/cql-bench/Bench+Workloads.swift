import CassandraClient
import EventLoops

extension Bench {
  /// One unit of the workload, or several.
  /// - Returns: how many units were done; 0 where something went wrong.
  func unit(_ random: inout Random, _ payload: [UInt8]) async -> Int {
    let key = Int64.random(in: 0..<arguments.keys, using: &random)
    do {
      switch arguments.workload {
      case "write":
        try await session.execute(write.bind(key, payload).idempotent())
        return 1
      case "read":
        let row = try await session.execute(read.bind(key)).rows.first
        return try row?.decode([UInt8].self, at: 0) == nil ? 0 : 1
      case "scan": return try await scanRows()
      case "pages": return try await scanPages()
      default: return try await reservation(Self.product(key % products), &random)
      }
    } catch {
      return 0
    }
  }

  private func scanRows() async throws -> Int {
    var count = 0
    for try await row in session.rows(try scan.bind().pages(of: 5_000)) {
      _ = try row.decode(as: (Int32, String, Int64, CQLUUID).self)
      count += 1
    }
    return count
  }

  private func scanPages() async throws -> Int {
    var count = 0
    for try await page in session.pages(try scan.bind().pages(of: 5_000)) {
      for row in page.rows { _ = try row.decode(as: (Int32, String, Int64, CQLUUID).self) }
      count += page.rows.count
    }
    return count
  }

  /// Reads the stock at a serial level and takes some of it, if nobody else did meanwhile.
  private func reservation(_ product: CQLUUID, _ random: inout Random) async throws -> Int {
    let movements = (0..<arguments.group).map { _ in random.uuid() }
    while true {
      guard let row = try await session.execute(stock.bind(product).at(.serial)).rows.first else { return 0 }
      let (available, version) = try row.decode(as: (Int32, Int64).self)
      let left = available - Int32(arguments.group)
      var batch = Batch(.logged, [try compare.bind(left, version + 1, product, available, version)])
      batch.statements += try movements.map { try hold.bind(product, $0) }
      if try await session.executeConditionally(batch).isApplied { return arguments.group }
      if stopping.isSet { return 0 }
      retries.increment()
      try await Task.sleep(for: .milliseconds(Int.random(in: 1..<20, using: &random)))
    }
  }
}
