import CassandraClient
import EventLoops
import Synchronization

/// The tables and statements of the benchmark, as every driver has them.
struct Bench: Sendable {
  let session: CassandraSession
  let arguments: Arguments
  let write: PreparedStatement
  let read: PreparedStatement
  let seed: PreparedStatement
  let compare: PreparedStatement
  let hold: PreparedStatement
  let stock: PreparedStatement
  let line: PreparedStatement
  let scan: PreparedStatement

  let recording = Flag()
  let stopping = Flag()
  let retries = Counter()

  init(_ session: CassandraSession, _ arguments: Arguments) async throws {
    self.session = session
    self.arguments = arguments
    for table in [
      """
      CREATE KEYSPACE IF NOT EXISTS bench
      WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': \(arguments.rf)}
      """,
      "CREATE TABLE IF NOT EXISTS bench.kv (key bigint PRIMARY KEY, c0 blob)",
      "CREATE TABLE IF NOT EXISTS bench.wide (pk int, ck int, a text, b bigint, c uuid, PRIMARY KEY (pk, ck))",
      """
      CREATE TABLE IF NOT EXISTS bench.stock (product_id uuid, available int static, version bigint static,
      movement_id uuid, qty int, state text, PRIMARY KEY ((product_id), movement_id))
      """,
    ] { try await session.execute(Statement(table)) }
    write = try await session.prepare("INSERT INTO bench.kv (key, c0) VALUES (?, ?)")
    read = try await session.prepare("SELECT c0 FROM bench.kv WHERE key = ?")
    seed = try await session.prepare(
      "INSERT INTO bench.stock (product_id, available, version) VALUES (?, 1000000000, 1) IF NOT EXISTS")
    compare = try await session.prepare(
      """
      UPDATE bench.stock SET available = ?, version = ? WHERE product_id = ? IF available = ? AND version = ?
      """)
    hold = try await session.prepare(
      "INSERT INTO bench.stock (product_id, movement_id, qty, state) VALUES (?, ?, 1, 'held') IF NOT EXISTS")
    stock = try await session.prepare("SELECT available, version FROM bench.stock WHERE product_id = ? LIMIT 1")
    line = try await session.prepare("INSERT INTO bench.wide (pk, ck, a, b, c) VALUES (1, ?, ?, ?, ?)")
    scan = try await session.prepare("SELECT ck, a, b, c FROM bench.wide WHERE pk = 1")
  }

  static func product(_ number: Int64) -> CQLUUID {
    CQLUUID(high: 0x6f9b_1c1e_0000_5000, low: 0x8000_0000_0000_0000 + UInt64(number))
  }

  var products: Int64 { arguments.workload == "lwt-hot" ? 1 : min(arguments.keys, 2_000) }

  /// What the workload reads must be there.
  func fill(on loops: LoopGroup) async throws {
    let payload = [UInt8](repeating: 7, count: arguments.size)
    switch arguments.workload {
    case "lwt", "lwt-hot":
      try await each(products, on: loops) { try await session.execute(seed.bind(Self.product($0))) }
    case "scan", "pages":
      try await each(100_000, on: loops) {
        try await session.execute(
          line.bind(Int32($0), "a line of a receipt", $0, Self.product($0)).idempotent())
      }
    case "read":
      try await each(arguments.keys, on: loops) {
        try await session.execute(write.bind($0, payload).idempotent())
      }
    default: break
    }
  }

  private func each(
    _ count: Int64, on loops: LoopGroup, _ body: @escaping @Sendable (Int64) async throws -> Void
  ) async throws {
    let next = Counter()
    try await withThrowingTaskGroup { group in
      for _ in 0..<128 {
        group.addTask(executorPreference: loops.next()) {
          while case let number = Int64(next.increment()), number < count { try await body(number) }
        }
      }
      try await group.waitForAll()
    }
  }
}

/// Something that all tasks look at.
final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}

/// What all tasks count together.
final class Counter: Sendable {
  private let value = Atomic(0)
  var count: Int { value.load(ordering: .relaxed) }
  /// What it was before.
  @discardableResult
  func increment() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
