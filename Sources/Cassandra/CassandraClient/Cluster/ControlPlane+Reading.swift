import EventLoops

extension ControlPlane {
  /// Has the cluster described by the node at the other end.
  /// - Throws: `CassandraError` where it is not, and the connection is closed then; `CancellationError`.
  func adopt(_ connection: NodeConnection) async throws {
    guard !isStopped else {
      connection.close(.closed)
      throw CassandraError(.closed)
    }
    attach(connection)
    peersTable = .new
    agenda = .everything
    do {
      try await read(through: connection)
    } catch {
      drop(connection)
      throw error
    }
  }

  /// Reads what is on the agenda. What is told meanwhile is on the next one.
  func read(through connection: NodeConnection) async throws {
    let reader = ClusterReader(connection: connection, configuration: configuration)
    let items = agenda
    agenda = []
    if items.contains(.nodes) || description == nil {
      var table = peersTable
      let rows = try await reader.nodes(peersFrom: &table)
      peersTable = table
      report(rows.skipped)
      try await learnKeyspaces(by: reader)
      description = ClusterDescription(rows, keyspaces.strategies)
      let interval = max(configuration.metadata.refreshInterval, MetadataOptions.shortestInterval)
      nextReading = configuration.clock.now.advanced(by: interval)
    } else {
      try await learnKeyspaces(by: reader)
      description?.keyspaces = keyspaces.strategies
    }
  }

  /// Reads how keyspaces are replicated. Two may do so at once, and be answered in either order: what was asked for
  /// later stays.
  private func learnKeyspaces(by reader: ClusterReader) async throws {
    keyspaceQuestions += 1
    let reading = KeyspaceReading(question: keyspaceQuestions, try await reader.keyspaces())
    if reading.question > keyspaces.question { keyspaces = reading }
  }

  /// Reads how keyspaces are replicated now rather than when an event says so: this session has just changed one, and
  /// its next requests are to go to replicas. Where that fails, the event leads to it later.
  func readKeyspaces() async {
    guard let connection, description != nil else { return }
    let reader = ClusterReader(connection: connection, configuration: configuration)
    guard (try? await learnKeyspaces(by: reader)) != nil else { return }
    description?.keyspaces = keyspaces.strategies
    await show()
  }

  /// Hands the picture to the shards, if it is another than they have.
  func show() async {
    let previous = snapshot
    let next = await description?.snapshot(configuration, localDatacenter: localDatacenter, after: previous)
    // What was shown meanwhile may be of a later reading than this.
    if snapshot !== previous { return await show() }
    guard let next, !isStopped else { return }
    if next.localNodes.isEmpty {
      log(.error, "No node is in the local data centre any more", ["datacenter": localDatacenter])
    }
    snapshot = next
    tellChanges(since: previous)
    for shard in shards { shard.loop.execute { shard.apply(next) } }
  }

  /// Tells of rows that say too little, once each.
  private func report(_ skipped: [UnusableRow]) {
    for row in skipped where !reported.contains(row) && row.reason != .isControlNode {
      log(.warning, "A row of the system tables is passed over", ["reason": "\(row)"])
    }
    reported = Set(skipped)
  }
}
