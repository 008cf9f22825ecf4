import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops

/// Runs a test with a session of a cluster of fake nodes.
func withSession<Result: Sendable>(
  nodes: Int = 1, loops count: Int = 1, settings: FakeNodeSettings = FakeNodeSettings(),
  _ configure: (inout CassandraConfiguration) -> Void = { _ in },
  _ body: @Sendable (CassandraSession, FakeCluster) async throws -> Result
) async throws -> Result {
  let loops = try LoopGroup(count: count)
  try loops.start()
  do {
    let cluster = try await FakeCluster(
      FakeClusterDescription(nodes: ["dc1": nodes]), on: loops.loops, settings: settings)
    var configuration = CassandraConfiguration(contactPoints: [ContactPoint("127.0.0.1", port: cluster.port)])
    configure(&configuration)
    let result = try await CassandraSession.with(configuration, on: loops) { session in
      try await body(session, cluster)
    }
    await loops.shutdown()
    return result
  } catch {
    await loops.shutdown()
    throw error
  }
}
