import CQLProtocol
import EventLoops

/// Watches the cluster for a session: reads its description, and hands each new one to the shards.
actor ControlPlane {
  /// What is known of the cluster once it was found.
  struct Cluster: Sendable {
    let version: ProtocolVersion
    let name: String
  }

  private let configuration: CassandraConfiguration
  private let loop: EventLoop
  private var connection: NodeConnection?
  private var description: ClusterDescription?

  init(_ configuration: CassandraConfiguration, on loop: EventLoop) {
    self.configuration = configuration
    self.loop = loop
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.serialExecutor.asUnownedSerialExecutor() }

  /// Finds the cluster.
  func connect() async throws -> Cluster {
    let control = ControlConnection(configuration: configuration, loop: loop)
    let connection = try await control.open(toFirstOf: control.contactPlaces())
    self.connection = connection
    let description = try await ClusterReader(connection, configuration).read()
    self.description = description
    return Cluster(version: connection.version, name: description.name)
  }

  /// Hands the cluster to the shards, and waits until they are connected as far as they can be.
  func start(_ shards: [Shard]) async throws {
    guard let description else { return }
    let snapshot = description.snapshot(configuration)
    let connected = await withTaskGroup(of: Bool.self) { group in
      for shard in shards { group.addTask { await shard.applyAndSettle(snapshot) } }
      return await group.reduce(false) { $0 || $1 }
    }
    if !connected { throw CassandraError(.noNodeAvailable) }
  }

  func stop() {
    connection?.close(.closed)
    connection = nil
  }
}
