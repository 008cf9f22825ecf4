import CassandraClient
import Synchronization

/// Tasks that write rows of their own and read them again, each looking whether the answer is the one to its request:
/// what is read must be of the key that was asked for, and what was last written there.
final class Traffic: Sendable {
  /// What came of it so far.
  struct Outcome: Sendable {
    var requests = 0
    var failures: [String] = []
    /// Answers that belong to other requests: of another key, or what was never written to it.
    var strangers: [String] = []
    /// Answers older than what was acknowledged.
    var stale: [String] = []
    var slowest = Duration.zero
  }

  static let tasks = 64
  /// How long each request may take: three nodes may give up on a replica, one after the other.
  static let timeout = RealNodes.patience * 3 + .seconds(3)
  /// How long a node waits for a replica before it asks another one as well.
  private static let nodesWait = Duration.milliseconds(50)
  /// Between two writes of a task: nodes that start on the same processors need some of them.
  private static let pause = Duration.milliseconds(50)

  private let session: CassandraSession
  private let write: PreparedStatement
  private let read: PreparedStatement
  private let state = Mutex(Outcome())
  private let isEnding = Atomic(false)

  /// What came of it since it was last asked.
  func take() -> Outcome {
    state.withLock { state in
      let outcome = state
      state = Outcome()
      return outcome
    }
  }

  /// Lets the tasks run for as long as `body` does.
  static func during(
    _ cluster: RealCluster, _ session: CassandraSession, _ body: (Traffic) async throws -> Void
  ) async throws {
    try await cluster.makeKeyspace("traffic", copies: 3, in: session)
    // How long a node waits for a replica before it asks another one as well. By itself it goes by the latencies it has
    // seen, and until it has counted some, by half of its own time limit: seconds in which every coordinator waits alike.
    let wait = "\(Int(nodesWait / .milliseconds(1)))ms"
    try await session.execute(
      Statement(
        """
        CREATE TABLE traffic.notes (key text PRIMARY KEY, note text)
        WITH speculative_retry = '\(wait)' AND additional_write_policy = '\(wait)'
        """))
    let traffic = Traffic(
      session, write: try await session.prepare("INSERT INTO traffic.notes (key, note) VALUES (?, ?)"),
      read: try await session.prepare("SELECT key, note FROM traffic.notes WHERE key = ?"))
    try await withThrowingTaskGroup { group in
      for number in 0..<tasks { group.addTask { await traffic.run(number) } }
      do {
        try await body(traffic)
      } catch {
        traffic.isEnding.store(true, ordering: .relaxed)
        throw error
      }
      traffic.isEnding.store(true, ordering: .relaxed)
      try await group.waitForAll()
    }
  }

  private init(_ session: CassandraSession, write: PreparedStatement, read: PreparedStatement) {
    self.session = session
    self.write = write
    self.read = read
  }

  /// Waits until every node goes by how long the table lets it wait for a replica. It takes that up when it looks the next
  /// time, which it does once in the time it has for a read.
  static func isHeeded(by cluster: RealCluster) async throws {
    let name = "org.apache.cassandra.metrics:type=Table,keyspace=traffic,scope=notes,name=SpeculativeSampleLatencyNanos"
    for member in try await cluster.members() {
      while true {
        let told = try await cluster("nodetool", "\(member.number)", "sjk", "mx", "-b", name, "-mg", "-f", "Value")
        if told.split(separator: "\n").last.flatMap({ Int64($0) }) == Int64(nodesWait / .nanoseconds(1)) { break }
        try await Task.sleep(for: .milliseconds(500))
      }
    }
  }

  /// Waits until so many more requests have been answered.
  func answered(_ count: Int) async throws {
    let goal = state.withLock { $0.requests } + count
    while state.withLock({ $0.requests }) < goal { try await Task.sleep(for: .milliseconds(20)) }
  }

  private func run(_ number: Int) async {
    var written: [String: Set<String>] = [:]
    var round = 0
    while !isEnding.load(ordering: .relaxed) {
      try? await Task.sleep(for: Self.pause)
      round += 1
      let key = "\(number)/\(round % 16)"
      let note = "\(key) \(round) \(UInt64.random(in: 0 ... .max))"
      written[key, default: []].insert(note)
      let isWritten = await timed { [self] in
        try await session.execute(write.bind(key, note).idempotent().within(Self.timeout))
      }
      let known = written[key] ?? []
      await timed { [self] in
        let result = try await session.execute(read.bind(key).within(Self.timeout))
        let row = try result.rows.first?.decode(as: (String, String).self)
        // Of a write that failed nobody knows whether it is there.
        if let row, row.0 == key, row.1 == note || !isWritten && known.contains(row.1) { return }
        let finding = "wrote \(note), read \(row.map { "\($0)" } ?? "nothing")"
        state.withLock { state in
          if row?.0 ?? key == key, known.contains(row?.1 ?? note) {
            state.stale.append(finding)
          } else {
            state.strangers.append(finding)
          }
        }
      }
    }
  }

  /// - Returns: whether it went well.
  @discardableResult
  private func timed(_ request: () async throws -> Void) async -> Bool {
    let start = ContinuousClock.now
    var failure: String?
    do { try await request() } catch { failure = "\(error)" }
    let duration = start.duration(to: .now)
    state.withLock { state in
      state.requests += 1
      state.slowest = max(state.slowest, duration)
      if let failure { state.failures.append("after \(duration): \(failure)") }
    }
    return failure == nil
  }
}
