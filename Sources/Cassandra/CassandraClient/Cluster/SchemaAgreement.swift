import CQLProtocol
import EventLoops

/// Waits until the nodes that are asked have the same schema, as one of them sees it: the one that changed it, for the
/// others may not have heard of the change yet.
struct SchemaAgreement: Sendable {
  let coordinator: CQLUUID
  let shard: Shard
  let configuration: CassandraConfiguration

  private var metadata: MetadataOptions { configuration.metadata }

  /// - Returns: whether they have agreed in time; false where nobody was to be asked, or could be.
  /// - Throws: `CancellationError`.
  func reached() async throws -> Bool {
    guard metadata.schemaAgreementTimeout > .zero else { return false }
    let clock = configuration.clock
    let limit = clock.now.advanced(by: metadata.schemaAgreementTimeout)
    while true {
      do {
        if try await isReached(within: min(metadata.timeout, clock.now.duration(to: limit))) { return true }
      } catch let error as CassandraError {
        configuration.observers.log?.log(
          .warning, "A node could not be asked about the schema", ["reason": "\(error)"])
        return false
      }
      let left = clock.now.duration(to: limit)
      guard left > .zero else { return false }
      try await clock.sleep(for: min(metadata.schemaAgreementInterval, left), on: shard.loop)
    }
  }

  private func isReached(within limit: Duration) async throws -> Bool {
    let (connection, connected) = try await shard.reach(coordinator)
    let local = try await connection.rows(
      "SELECT schema_version FROM system.local WHERE key='local'", within: limit)
    let peers = try await connection.rows("SELECT host_id, schema_version FROM system.peers", within: limit)
    guard let own: CQLUUID = local.first?.optional("schema_version") else { return false }
    return peers.allSatisfy { row in
      // Nodes that are away cannot have it, and rows that say too little are of nodes that come or go.
      guard let id: CQLUUID = row.optional("host_id"), connected.contains(id),
        let version: CQLUUID = row.optional("schema_version")
      else { return true }
      return version == own
    }
  }
}

extension Shard {
  /// The connection to a node, and the nodes that there are connections to. From any executor.
  /// - Throws: `CassandraError` where the node is not connected.
  fileprivate func reach(_ node: CQLUUID) async throws -> (NodeConnection, Set<CQLUUID>) {
    try await loop.run { [self] in
      guard let connection = channel(of: node)?.connection else { throw CassandraError(.noNodeAvailable) }
      return (connection, Set(channels.filter { $0.connection != nil }.map(\.node.id)))
    }
  }
}
