import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops
import Testing

@Suite("Requests and their results", .timeLimit(.minutes(10)))
struct RequestExecutionTests {
  @Test("A prepared statement is bound, executed and read")
  func roundTrip() async throws {
    try await withSession { session, cluster in
      cluster.describe(
        FakeStatement(
          "SELECT v FROM kv WHERE k = ?", markers: ["k": .int], partitionKey: [0],
          returns: FakeRows(["v": .text], [[.text("a")], [.null]])))
      let select = try await session.prepare("SELECT v FROM kv WHERE k = ?")
      let result = try await session.execute(select.bind(1))
      let values: [String?] = try result.rows.map { try $0.decode(as: String?.self) }
      #expect(values == ["a", nil])
      #expect(result.pagingState == nil && result.attempts.isEmpty && result.isSchemaInAgreement)
      #expect(result.coordinator.datacenter == "dc1")
    }
  }
}
