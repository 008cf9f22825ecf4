import CQLProtocol
import CassandraClientTesting
import EventLoops
import Testing

@testable import CassandraClient

@Suite("Requests wait for their turn", .timeLimit(.minutes(10)))
struct RequestRateTests {
  private static let query = "SELECT v FROM kv"
  private static let read = FakeCondition.query(query)

  /// Runs a test with a session of one loop that makes ten requests a second, two of them at once.
  private func withLimit(
    _ configure: @Sendable (inout CassandraConfiguration) -> Void = { _ in },
    _ body: @Sendable (CassandraSession, FakeNode, ManualClock) async throws -> Void
  ) async throws {
    let clock = ManualClock()
    try await withSession {
      $0.clock = clock
      $0.rateLimit = RateLimit(perSecond: 10, burst: 2)
      configure(&$0)
    } _: { session, cluster in
      try await body(session, try #require(cluster[1]), clock)
    }
  }

  @Test("What comes faster than it may waits, and goes on in its order, one for each turn")
  func order() async throws {
    try await withLimit { session, node, clock in
      let tasks = try await session.begin(6) { Statement("SELECT \($0)") }
      for number in 0..<2 { try await tasks[number].value }
      for number in 2..<6 {
        #expect(
          node.received(.query).filter { $0.query?.hasPrefix("SELECT ") == true && $0.query?.count == 8 }.count
            == number)
        try await clock.advance(by: .milliseconds(99))
        #expect(try await session.throttled() == 6 - number)
        try await clock.advance(by: .milliseconds(1))
        try await tasks[number].value
        #expect(node.received(.query).last?.query == "SELECT \(number)")
      }
      #expect(try await session.throttled() == 0)
    }
  }

  @Test("Waiting is part of a request's time; one whose time is over, or that is cancelled, is never sent")
  func timeout() async throws {
    try await withLimit { session, node, clock in
      let tasks = try await session.begin(5) {
        Statement(Self.query).within($0 == 2 ? .milliseconds(50) : .seconds(10))
      }
      try await clock.advance(by: .milliseconds(60))
      let kind = await failure { try await tasks[2].value }
      #expect(kind?.waitLimit == .milliseconds(50))
      tasks[3].cancel()
      await #expect(throws: CancellationError.self) { try await tasks[3].value }
      // The turn is not lost to those that do not want it any more.
      try await clock.advance(by: .milliseconds(40))
      try await tasks[4].value
      #expect(node.received(Self.read).count == 3)
    }
  }

  @Test("Where too many wait already the next fails at once; those that are over do not count")
  func full() async throws {
    try await withLimit {
      $0.connections.maximalWaiting = 2
    } _: { session, node, clock in
      let tasks = try await session.begin(4) { _ in Statement(Self.query) }
      #expect(await failure { try await session.execute(Self.query) }?.name == "overloaded")
      tasks[2].cancel()
      await #expect(throws: CancellationError.self) { try await tasks[2].value }
      let another = try await session.begin(1, waiting: 2) { _ in Statement(Self.query) }
      try await clock.advance(by: .milliseconds(200))
      try await tasks[3].value
      try await another[0].value
      #expect(node.received(Self.read).count == 4)
    }
  }

  @Test("What is sent again, or prepared, has no turn of its own")
  func retries() async throws {
    try await withLimit { session, node, _ in
      for _ in 0..<5 { _ = try await session.prepare("SELECT v FROM kv WHERE k = ?") }
      node.on(
        Self.read, times: 1,
        .error(
          .readTimeout(ReadTimeout(ReplicaResponses(.one, received: 1, required: 1), hasData: false))))
      for _ in 0..<2 { try await session.execute(Self.query) }
      #expect(node.received(Self.read).count == 3)
    }
  }

  @Test("A session that closes lets those that wait have their turn, within its limit, and fails the others")
  func closing() async throws {
    try await withLimit { session, node, clock in
      let tasks = try await session.begin(5) { _ in Statement(Self.query) }
      for number in 0..<2 { try await tasks[number].value }
      let closing = Task { await session.close(within: .milliseconds(150)) }
      // The limit's timer, and that of the next turn.
      while try await !session.isClosing() { await Task.yield() }
      try await clock.advance(by: .milliseconds(100))
      try await tasks[2].value
      try await clock.advance(by: .milliseconds(50))
      await closing.value
      for number in 3..<5 { #expect(await failure { try await tasks[number].value }?.name == "closed") }
      #expect(node.received(Self.read).count == 3)
      #expect(clock.waiting == 0)
    }
  }
}

extension CassandraSession {
  /// How many requests wait for their turn.
  fileprivate func throttled() async throws -> Int {
    let shard = shards[0]
    return try await shard.loop.run { shard.throttled.count }
  }

  /// Whether it takes no more requests.
  fileprivate func isClosing() async throws -> Bool {
    let shard = shards[0]
    return try await shard.loop.run { shard.phase != .open }
  }

  /// Begins requests one after the other.
  /// - Parameter waiting: how many wait for their turn then; all but two unless it is said.
  fileprivate func begin(
    _ count: Int, waiting: Int? = nil, _ statement: (Int) throws -> Statement
  ) async throws -> [Task<Void, any Error>] {
    var tasks: [Task<Void, any Error>] = []
    let loop = shards[0].loop
    for number in 0..<count {
      let statement = try statement(number)
      // Those of one loop begin in the order in which they were made.
      tasks.append(Task(executorPreference: loop) { _ = try await self.execute(statement) })
    }
    while try await throttled() < waiting ?? max(0, count - 2) {
      try Task.checkCancellation()
      await Task.yield()
    }
    return tasks
  }
}
