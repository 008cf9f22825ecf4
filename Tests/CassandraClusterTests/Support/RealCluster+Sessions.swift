import CassandraClient
import EventLoops

extension RealCluster {
  /// How its nodes are reached: the first one is enough, and finds the others. Limits are such that a busy machine is not
  /// past them.
  func configuration() throws -> CassandraConfiguration {
    var configuration = CassandraConfiguration(contactPoints: [ContactPoint("127.0.0.1")])
    configuration.connections.connectTimeout = .seconds(60)
    configuration.metadata.timeout = .seconds(60)
    configuration.metadata.schemaAgreementTimeout = .seconds(60)
    configuration.defaults.timeout = .seconds(60)
    if kind.isSecured {
      configuration.tls = try TLSClientConfiguration(trust: .file(authority))
      configuration.authenticator = PlainAuthenticator(username: "cassandra", password: "cassandra")
    }
    return configuration
  }

  /// Waits until somebody can log in: the first user is made some time after the node answers.
  func admitsUsers() async throws {
    for attempt in 1... {
      do {
        return try await withSession { _ in }
      } catch let error as CassandraError {
        guard case .authentication = error.kind, attempt < 600 else { throw error }
        try await Task.sleep(for: .milliseconds(500))
      }
    }
  }

  /// The certificate of whoever vouches for the nodes.
  var authority: String { folder + "/tls/ca.pem" }

  /// A session on two loops of its own, closed at the end.
  func withSession<Value>(
    _ change: (inout CassandraConfiguration) -> Void = { _ in }, _ body: (CassandraSession) async throws -> Value
  ) async throws -> Value {
    var configuration = try configuration()
    change(&configuration)
    let loops = try LoopGroup(count: 2)
    try loops.start()
    do {
      let value = try await CassandraSession.with(configuration, on: loops, body)
      await loops.shutdown()
      return value
    } catch {
      await loops.shutdown()
      throw error
    }
  }

  /// An empty keyspace of that name.
  func makeKeyspace(_ name: String, copies: Int = 1, in session: CassandraSession) async throws {
    try await session.execute("DROP KEYSPACE IF EXISTS \(name)")
    try await session.execute(
      Statement(
        "CREATE KEYSPACE \(name) WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': \(copies)}"))
  }
}
