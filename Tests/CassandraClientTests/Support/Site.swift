import CQLProtocol
import CassandraClientTesting
import EventLoops

@testable import CassandraClient

/// A node, and what the client's connections to it are made with. They live on a loop of their own, with a clock that
/// stands still.
struct Site: Sendable {
  let node: FakeNode
  /// The client's clock.
  let clock: ManualClock
  /// The client's loop.
  let loop: EventLoop
  var configuration: CassandraConfiguration

  var settings: ConnectionSettings { ConnectionSettings(configuration) }

  /// Connects to the node.
  func open(
    _ version: ProtocolVersion = .v5, clusterName: String? = nil, keyspace: String? = nil, takesEvents: Bool = false
  ) async throws -> NodeConnection {
    let purpose = ConnectionPurpose(
      version: version, clusterName: clusterName, keyspace: keyspace, takesEvents: takesEvents)
    return try await NodeConnection.open(to: node.address, purpose, settings, on: loop)
  }

  /// Everything a handshake can have.
  func openInFull() async throws -> NodeConnection {
    try await open(clusterName: "Test Cluster", keyspace: "shop", takesEvents: true)
  }

  /// Sends a statement on the client's loop; its stream, nil where there is no room.
  func send(_ query: String, on connection: NodeConnection, to answers: Answers, tag: Int = 0) async throws -> Int16? {
    try await loop.run {
      try connection.send(QueryRequest(query, QueryParameters(consistency: .one)), to: answers, tag: tag)
    }
  }

  /// Asks the node something and has its answer, after which everything before it has arrived as well.
  func roundTrip(on connection: NodeConnection) async throws {
    _ = try await connection.ask(OptionsRequest(), within: .seconds(3_600))
  }

  /// Who vouches for its certificate, where it has one.
  static let authority = Result { try DevelopmentAuthority() }

  /// Runs a test with a node that has the keyspace "shop".
  static func with<Value: Sendable>(
    isEnciphered: Bool = false, clock: ManualClock = ManualClock(),
    _ change: @Sendable (inout CassandraConfiguration) throws -> Void = { _ in },
    _ body: @Sendable (Site) async throws -> Value
  ) async throws -> Value {
    try await withLoops(2) { loops in
      var cluster = FakeClusterDescription()
      cluster.addKeyspace("shop", replicas: ["datacenter1": 1])
      var tls: TLSServerConfiguration?
      var configuration = CassandraConfiguration(contactPoints: [])
      configuration.clock = clock
      if isEnciphered {
        let authority = try authority.get()
        tls = try TLSServerConfiguration(identity: try authority.issue(for: ["127.0.0.1"]))
        configuration.tls = try TLSClientConfiguration(trust: .pem(authority.certificate))
      }
      try change(&configuration)
      let node = try await FakeNode(on: loops[0], cluster: cluster, tls: tls)
      configuration.contactPoints = [ContactPoint("127.0.0.1", port: node.address.port)]
      return try await body(Site(node: node, clock: clock, loop: loops[1], configuration: configuration))
    }
  }
}
