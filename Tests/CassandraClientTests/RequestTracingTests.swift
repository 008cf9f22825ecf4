import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@Suite("Traces", .timeLimit(.minutes(10)))
struct RequestTracingTests {
  private static let id = CQLUUID(high: 0x1234_5678_9ABC_1DEF, low: 0x8000_0000_0000_0001)
  private static let sessions = FakeCondition.statement(containing: "system_traces.sessions")
  private static let events = FakeCondition.statement(containing: "system_traces.events")

  private static func session(_ duration: CQLValue) -> FakeReaction {
    .rows(
      [
        "session_id": .uuid, "client": .inet, "command": .text, "coordinator": .inet, "duration": .int,
        "parameters": .map(.text, .text), "request": .text, "started_at": .timestamp,
      ],
      [
        [
          .uuid(id), .inet(InetAddress(v4: 0x7F00_0001)), .text("QUERY"), .inet(InetAddress(v4: 0x7F00_0002)), duration,
          .map([.init(.text("query"), .text("SELECT 1"))]), .text("Execute CQL3 query"),
          .timestamp(CQLTimestamp(milliseconds: 5)),
        ]
      ])
  }

  private static let twoEvents = FakeReaction.pages(
    FakeRows(
      ["event_id": .timeuuid, "activity": .text, "source": .inet, "source_elapsed": .int, "thread": .text],
      [
        [.uuid(id), .text("Parsing"), .inet(InetAddress(v4: 0x7F00_0002)), .int(12), .text("t-1")],
        [.uuid(id), .text("Read 0 live rows and 0 tombstone cells"), .null, .null, .null],
      ]))

  /// - Parameter limit: how long a trace is asked for.
  private func withTraces(
    within limit: Duration = .seconds(3_600),
    _ body: @Sendable @escaping (CassandraSession, FakeNode, ManualClock) async throws -> Void
  ) async throws {
    let clock = ManualClock()
    try await withSession {
      $0.clock = clock
      $0.metadata.timeout = limit
    } _: { session, cluster in
      let node = try #require(cluster[1])
      node.on(.query("SELECT 1"), .decide { $0.context.isTraced ? .void.with(tracingID: Self.id) : .void })
      node.on(Self.events, Self.twoEvents)
      try await body(session, node, clock)
    }
  }

  @Test("A traced request has an id, and its trace is what the nodes noted (case 43)")
  func complete() async throws {
    try await withTraces { session, node, _ in
      let untraced = try await session.execute("SELECT 1")
      #expect(untraced.tracingID == nil)
      let result = try await session.execute(Statement("SELECT 1").traced())
      let id = try #require(result.tracingID)
      node.on(Self.sessions, Self.session(.int(1_500)))
      let trace = try #require(try await session.trace(id))
      #expect(trace.id == Self.id && trace.duration == .microseconds(1_500))
      #expect(trace.request == "Execute CQL3 query" && trace.parameters == ["query": "SELECT 1"])
      #expect(trace.coordinator == InetAddress(v4: 0x7F00_0002) && trace.client == InetAddress(v4: 0x7F00_0001))
      #expect(trace.events.map(\.activity) == ["Parsing", "Read 0 live rows and 0 tombstone cells"])
      #expect(trace.events[0].elapsed == .microseconds(12) && trace.events[1].source == nil)
    }
  }

  @Test("A trace that is not complete yet is asked for again (case 43)")
  func later() async throws {
    try await withTraces { session, node, clock in
      node.on(Self.sessions, Self.session(.int(7)))
      node.on(Self.sessions, times: 1, Self.session(.null))
      node.on(Self.sessions, times: 1, .rows(["session_id": .uuid, "duration": .int]))
      async let trace = session.trace(Self.id)
      for asked in 1...3 {
        try await node.received(asked, Self.sessions)
        if asked < 3 { try await advance(clock, until: { node.received(Self.sessions).count > asked }) }
      }
      #expect(try await trace?.duration == .microseconds(7))
    }
  }

  @Test("What there is in the end is returned, complete or not, or nothing (case 43)")
  func incomplete() async throws {
    try await withTraces(within: .seconds(5)) { session, node, clock in
      node.on(Self.sessions, Self.session(.null))
      let partial = try await read(session, clock)
      #expect(partial?.duration == nil && partial?.events.count == 2)
      node.on(Self.sessions, .rows(["session_id": .uuid, "duration": .int]))
      let none = try await read(session, clock)
      #expect(none == nil)
    }
  }

  /// Reads the trace while time goes by.
  private func read(_ session: CassandraSession, _ clock: ManualClock) async throws -> Trace? {
    let isRead = Flag()
    async let trace = {
      defer { isRead.set() }
      return try await session.trace(Self.id)
    }()
    try await advance(clock) { isRead.isSet }
    return try await trace
  }

  private func advance(_ clock: ManualClock, until isDone: () -> Bool) async throws {
    while !isDone() {
      try Task.checkCancellation()
      try await clock.advance(by: .milliseconds(10))
      await Task.yield()
    }
  }
}

private final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}
