import CQLProtocol
import EventLoops

/// Reads the system tables of the node at the other end of a connection, and only the columns that are needed.
struct ClusterReader: Sendable {
  /// Where a node keeps what it knows of the others.
  enum PeersTable: String {
    /// From release 4.0 on.
    case new = "peers_v2"
    case old = "peers"

    fileprivate var query: String {
      let address = self == .new ? "native_address, native_port" : "rpc_address"
      return "SELECT peer, \(address), \(ClusterReader.nodeColumns) FROM system.\(rawValue)"
    }
  }

  let connection: NodeConnection
  let configuration: CassandraConfiguration

  private static let nodeColumns = "host_id, data_center, rack, release_version, schema_version, tokens"
  private static let localQuery =
    "SELECT cluster_name, partitioner, \(nodeColumns) FROM system.local WHERE key='local'"
  private static let keyspacesQuery = "SELECT keyspace_name, replication FROM system_schema.keyspaces"

  /// Reads who the nodes are.
  /// - Parameter table: where peers are read; the old one from now on where the node has no new one.
  func nodes(peersFrom table: inout PeersTable) async throws -> SystemRows {
    let local = try await rows(Self.localQuery)
    return try await describe(local, try await peers(&table))
  }

  /// Reads how keyspaces are replicated.
  func keyspaces() async throws -> [String: ReplicationStrategy] {
    SystemRows.keyspaces(try await rows(Self.keyspacesQuery))
  }

  private func peers(_ table: inout PeersTable) async throws -> Rows {
    do {
      return try await rows(table.query)
    } catch let error as CassandraError where table == .new && error.serverError?.kind == .invalid {
      table = .old
      return try await rows(table.query)
    }
  }

  /// Thousands of tokens are not for a loop's thread.
  @concurrent private func describe(_ local: Rows, _ peers: Rows) async throws -> SystemRows {
    do throws(UnusableRow) {
      return try SystemRows(
        local: local, peers: peers, endpoint: connection.address,
        translate: configuration.translateAddress ?? { $0 })
    } catch {
      throw CassandraError(
        .configuration("The node does not say who it is, as one that has not joined its cluster: \(error)."),
        node: connection.address)
    }
  }

  private func rows(_ query: String) async throws -> Rows {
    try await connection.rows(query, within: configuration.metadata.timeout)
  }
}
