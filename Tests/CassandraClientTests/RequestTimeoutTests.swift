import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Testing

@Suite("How long requests may take", .timeLimit(.minutes(10)))
struct RequestTimeoutTests {
  private static let query = "SELECT v FROM kv"

  /// How a held request ends when that much time has passed.
  private func ending(
    _ statement: Statement, default timeout: Duration?, after time: Duration
  ) async throws -> CassandraError.Kind? {
    let clock = ManualClock()
    return try await withSession {
      $0.clock = clock
      $0.defaults.timeout = timeout
      $0.connections.heartbeatInterval = .seconds(100_000)
    } _: { session, cluster in
      let gate = FakeGate()
      cluster[1]?.on(.query(Self.query), .hold(gate))
      async let ending = failure { try await session.execute(statement) }
      try await gate.wait(for: 1)
      try await clock.advance(by: time)
      gate.open()
      return await ending
    }
  }

  @Test("The session's limit holds for requests that name none (case 35)")
  func ofSession() async throws {
    let kind = try await ending(Statement(Self.query), default: .seconds(2), after: .milliseconds(2_100))
    #expect(kind?.timeLimit == .seconds(2))
    #expect(try await ending(Statement(Self.query), default: .seconds(2), after: .milliseconds(1_900)) == nil)
  }

  @Test("A request's own limit goes before the session's (case 35)")
  func ofRequest() async throws {
    let short = Statement(Self.query).within(.milliseconds(50))
    let kind = try await ending(short, default: .seconds(2), after: .milliseconds(100))
    #expect(kind?.timeLimit == .milliseconds(50))
    let long = Statement(Self.query).within(.seconds(60))
    #expect(try await ending(long, default: .seconds(2), after: .seconds(50)) == nil)
  }

  @Test("Without a limit a request waits for ever (case 35)")
  func none() async throws {
    #expect(try await ending(Statement(Self.query), default: nil, after: .seconds(50_000)) == nil)
  }

  @Test("Requests that are over leave no timers behind (case 35)")
  func timersAreCleanedUp() async throws {
    let clock = ManualClock()
    try await withSession {
      $0.clock = clock
    } _: { session, _ in
      let before = clock.waiting
      for _ in 0..<500 { try await session.execute(Statement(Self.query).within(.seconds(600))) }
      // One timer looks after all limits, and ends with them.
      #expect(clock.waiting <= before + 1)
      try await clock.advance(by: .milliseconds(20))
      #expect(clock.waiting <= before)
    }
  }

  @Test("A cancelled request ends at once, and its late answer reaches nobody (case 35)")
  func cancelled() async throws {
    try await withSession {
      $0.connections.maximalInFlight = 2
    } _: { session, cluster in
      let gate = FakeGate()
      cluster[1]?.on(.query(Self.query), times: 1, .hold(gate, then: .rows(["n": .int], [[.int(1)]])))
      let task = Task { try await session.execute(Statement(Self.query)) }
      try await gate.wait(for: 1)
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      cluster[1]?.on(.query(Self.query), .rows(["n": .int], [[.int(2)]]))
      #expect(try await session.execute(Statement(Self.query)).rows[0].decode(as: Int.self) == 2)
      gate.open()
      for _ in 0..<3 {
        #expect(try await session.execute(Statement(Self.query)).rows[0].decode(as: Int.self) == 2)
      }
    }
  }
}
