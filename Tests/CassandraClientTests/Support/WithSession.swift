import CQLProtocol
import CassandraClient
import CassandraClientTesting
import EventLoops

/// Runs a test with a session of a cluster of fake nodes. No limit in time is in its way: a test of limits has a clock of
/// its own.
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
    configuration.connections.connectTimeout = .seconds(3_600)
    configuration.connections.heartbeatInterval = .seconds(3_600)
    configuration.connections.stallTimeout = .seconds(3_600)
    configuration.metadata.timeout = .seconds(3_600)
    configuration.defaults.timeout = .seconds(3_600)
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
