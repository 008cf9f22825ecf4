import CQLProtocol
import EventLoops

/// Watches the cluster for a session, through a connection of its own: reads who the nodes are, and hands each new
/// picture to the shards.
///
/// What nodes tell by themselves is a hint that makes it read again, or the shards look at a node, and never more.
/// It lives on one loop, so that what a connection tells is dealt with at once, without anything that could fill up.
actor ControlPlane {
  /// What is known of the cluster once it was found.
  struct Cluster: Sendable {
    let version: ProtocolVersion
    let name: String?
  }

  let configuration: CassandraConfiguration
  let loop: EventLoop
  var shards: [Shard] = []
  var cluster: Cluster?
  /// The data centre whose nodes are asked, as configured or as it was at first.
  var localDatacenter = ""
  var connection: NodeConnection?
  var description: ClusterDescription?
  /// How keyspaces are replicated, and how often that was asked.
  var keyspaces = KeyspaceReading(question: 0, [:])
  var keyspaceQuestions = 0
  /// The cluster as the shards know it.
  var snapshot = ClusterSnapshot.empty
  var peersTable = ClusterReader.PeersTable.new
  /// Rows that were passed over and told of.
  var reported: Set<UnusableRow> = []
  var agenda: ControlAgenda = []
  /// When everything is read again, whatever happens.
  var nextReading = EventLoop.Instant(nanoseconds: 0)
  /// What the watch waits for, if it does.
  var pause: Pause?
  /// Where the last connection failed: asked last.
  var avoided: SocketAddress?
  /// Whether a shard was connected to a node since a connection was last looked for.
  var isNodeFound = false
  var random = FastRandom()
  /// The numbers of the shards that are connected to each node.
  var connected: [CQLUUID: Set<Int>] = [:]
  /// What was read of the schema for those who asked.
  var keptSchema = KeptSchema()
  /// What is being read of it, by keyspace; nil is all.
  var schemaReadings: [String?: SharedAnswer<SchemaDescription>] = [:]
  /// Who is told what happens.
  nonisolated let listeners = ClusterListeners()
  private var work: Task<Void, Never>?
  private(set) var isStopped = false

  init(_ configuration: CassandraConfiguration, on loop: EventLoop) {
    self.configuration = configuration
    self.loop = loop
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { loop.serialExecutor.asUnownedSerialExecutor() }

  var control: ControlConnection { ControlConnection(configuration: configuration, loop: loop) }

  /// Finds the cluster: through the first contact point that takes the connection and tells who it is.
  /// - Throws: `CassandraError` with what each of them came to; `CancellationError`.
  func connect() async throws -> Cluster {
    var failures: [CassandraError] = []
    var race = ConnectionRace(to: try await control.contactPlaces(), of: nil, by: control)
    while let connection = try await race.next(failed: { failures.append($1) }) {
      do {
        try await adopt(connection)
        return try choose(connection)
      } catch let error as CassandraError {
        if isStopped { throw error }
        failures.append(error)
      }
    }
    throw CassandraError(finding: failures)
  }

  /// What the first picture of the cluster decides for good.
  private func choose(_ connection: NodeConnection) throws -> Cluster {
    guard let description, let first = description.nodes.first else { throw CassandraError(.noNodeAvailable) }
    let datacenters = description.datacenters
    localDatacenter = configuration.localDatacenter ?? first.datacenter
    guard datacenters.contains(localDatacenter) else {
      drop(connection)
      throw CassandraError(
        .configuration(
          "No node is in the local data centre '\(localDatacenter)'. There are: "
            + datacenters.map { "'\($0)'" }.joined(separator: ", ") + "."), node: connection.address)
    }
    if configuration.localDatacenter == nil, datacenters.count > 1 {
      log(
        .warning, "The cluster has several data centres and none is configured: that of the first node is taken",
        ["datacenter": localDatacenter, "datacenters": datacenters.joined(separator: ", ")])
    }
    // Some of the nodes' own are in no list.
    if let keyspace = configuration.keyspace, description.keyspaces[keyspace] == nil,
      !ClusterSnapshot.systemKeyspaces.contains(keyspace)
    {
      drop(connection)
      throw CassandraError(.configuration("There is no keyspace '\(keyspace)'."), node: connection.address)
    }
    let cluster = Cluster(version: connection.version, name: description.name)
    self.cluster = cluster
    return cluster
  }

  /// Hands the cluster to the shards, watches it from now on, and waits until they are connected as far as they can be.
  /// - Throws: `CassandraError` where no node can be connected to, or it was stopped; `CancellationError`.
  func start(_ shards: [Shard]) async throws {
    guard !isStopped, work == nil else { throw CassandraError(.closed) }
    self.shards = shards
    for (number, shard) in shards.enumerated() {
      shard.loop.execute {
        shard.onConnection = { [weak self] in self?.heard(of: $0, isConnected: $1, on: number) }
      }
    }
    await show()
    guard !isStopped else { throw CassandraError(.closed) }
    // Its owner is the plane: `stop` cancels it and waits for its end.
    work = Task { await watch() }
    let connected = await withTaskCancellationHandler {
      await withTaskGroup(of: Bool.self) { group in
        for shard in shards { group.addTask { await shard.settled() } }
        return await group.reduce(false) { $0 || $1 }
      }
    } onCancel: {
      for shard in shards { shard.loop.execute { shard.close() } }
    }
    try Task.checkCancellation()
    if !connected { throw CassandraError(.noNodeAvailable) }
  }

  /// Ends the watch and its connection, and waits until it has ended. Any number of times, at any moment.
  func stop() async {
    end()
    await work?.value
  }

  /// Ends the watch without waiting, for a session that nobody closed.
  nonisolated func abandon() { loop.execute { self.assumeIsolated { $0.end() } } }

  private func end() {
    isStopped = true
    listeners.finish()
    work?.cancel()
    if let connection { drop(connection) }
  }

  func log(_ level: ClientLogLevel, _ message: String, _ details: [String: String] = [:]) {
    configuration.observers.log?.log(level, message, details)
  }
}

extension CassandraError {
  /// That no place of several could be asked. What a node answered says more than that others are away.
  fileprivate init(finding failures: [CassandraError]) {
    let telling = failures.first { error in
      switch error.kind {
      case .cannotConnect, .connectionLost, .timedOut: false
      default: true
      }
    }
    let cause = telling ?? failures.last
    let attempts = failures.compactMap { error -> Attempt? in
      guard let node = error.node, node != cause?.node else { return nil }
      return Attempt(node: node, cause: error.serverError.map { .server($0) } ?? .notSent)
    }
    self.init(cause?.kind ?? .noNodeAvailable, node: cause?.node, attempts: attempts)
  }
}
