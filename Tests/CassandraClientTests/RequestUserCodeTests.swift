import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Testing

@Suite("Faults of the user's own code", .timeLimit(.minutes(10)))
struct RequestUserCodeTests {
  private struct Own: Error {}

  private struct Unencodable: CQLEncodable {
    func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
      writer.byte(7)
      throw CQLValueError(type, "is not for this")
    }
  }

  private struct Undecodable: RowDecodable {
    init(row: NamedRow) throws(CQLValueError) { throw CQLValueError(.int, "is not for this") }
  }

  private struct Stubborn: RetryPolicy {
    func decision(about failure: FailedRequest) -> RetryDecision { failure.retries < 5 ? .sameNode : .fail }
  }

  @Test("They fail that request alone; the connection and what else is on it go on (case 47)")
  func connectionStays() async throws {
    try await withSession { session, cluster in
      let node = try #require(cluster[1])
      let gate = FakeGate()
      node.on(.query("SELECT held"), .hold(gate))
      node.on(.query("SELECT n"), .pages(FakeRows(["n": .int], (0..<10).map { [.int($0)] })))
      async let held = session.execute("SELECT held")
      try await gate.wait(for: 1)

      let insert = try await session.prepare("INSERT INTO kv (k, v) VALUES (?, ?)")
      let unencodable = await failure { try await session.execute(insert.bind("a", Unencodable())) }
      #expect("\(unencodable.map { "\($0)" } ?? "")".contains("is not for this"))
      let rows = try await session.execute("SELECT n").rows
      #expect(throws: CQLValueError.self) { try rows.decode(as: Undecodable.self) }
      #expect(throws: CQLValueError.self) { try rows[0].decode(as: String.self) }
      await #expect(throws: Own.self) {
        for try await _ in session.rows(Statement("SELECT n").pages(of: 3)) { throw Own() }
      }
      try await session.execute(insert.bind("a", "b"))

      gate.open()
      _ = try await held
      #expect(Set(node.received(!.options).filter { $0.opcode != .startup }.map(\.connection)).count <= 2)
      #expect(node.activity.accepted == 2)
      #expect(node.activity.faults.isEmpty)
      try await session.untilIdle()
    }
  }

  @Test("A policy that never gives up is heard as often as it wants, and then failed (case 47)")
  func stubbornPolicy() async throws {
    try await withSession { session, cluster in
      cluster[1]?.on(.query("SELECT n"), .error(.truncation))
      let kind = await failure { try await session.execute(Statement("SELECT n").retrying(by: Stubborn())) }
      #expect(kind?.serverError == .truncation)
      #expect(cluster[1]?.received(.query("SELECT n")).count == 6)
    }
  }

  @Test("What a node says that cannot be decoded fails that request alone (case 47)")
  func undecodableAnswer() async throws {
    try await withSession { session, cluster in
      let node = try #require(cluster[1])
      node.on(.query("SELECT n"), .body(.result, [0, 0, 0, 2, 0]))
      let kind = await failure { try await session.execute("SELECT n") }
      guard case .malformed = kind else {
        Issue.record("\(String(describing: kind))")
        return
      }
      try await session.execute("SELECT m")
      #expect(node.activity.accepted == 2)
    }
  }
}
