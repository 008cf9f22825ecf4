import CQLProtocol
import EventLoops

/// What a node tells of its cluster.
struct ClusterDescription: Sendable {
  let name: String
  let partitioner: String
  let nodes: [Node]
  /// The node that told it.
  let coordinator: Node
  let keyspaces: [String: ReplicationStrategy]

  /// The cluster as the configuration wants it seen.
  func snapshot(_ configuration: CassandraConfiguration, reusing previous: ClusterSnapshot? = nil) -> ClusterSnapshot {
    ClusterSnapshot(
      nodes: nodes, keyspaces: keyspaces, localDatacenter: configuration.localDatacenter ?? coordinator.datacenter,
      localRack: configuration.localRack, usesRemoteDatacenters: configuration.usesRemoteDatacenters,
      partitioner: partitioner, reusing: previous)
  }
}

/// Reads the system tables of the node at the other end of a connection.
struct ClusterReader {
  let connection: NodeConnection
  let configuration: CassandraConfiguration

  init(_ connection: NodeConnection, _ configuration: CassandraConfiguration) {
    self.connection = connection
    self.configuration = configuration
  }

  /// Reads all that plans are made from.
  func read() async throws -> ClusterDescription {
    let local = try await rows("SELECT * FROM system.local WHERE key='local'")
    let peers = try await rows("SELECT * FROM system.peers_v2")
    let keyspaces = try await rows("SELECT keyspace_name, replication FROM system_schema.keyspaces")
    guard let row = local.first, let coordinator = try node(row, at: connection.address) else {
      throw CassandraError(.configuration("The node says nothing of itself."), node: connection.address)
    }
    let others = try peers.compactMap { row -> Node? in
      let address: InetAddress = try row.decode("native_address")
      let port: Int32 = try row.decode("native_port")
      guard let place = SocketAddress(ip: "\(address)", port: UInt16(clamping: port)) else { return nil }
      return try node(row, at: configuration.translateAddress?(place) ?? place)
    }
    var strategies: [String: ReplicationStrategy] = [:]
    for row in keyspaces {
      strategies[try row.decode("keyspace_name")] = ReplicationStrategy(try row.decode("replication"))
    }
    return ClusterDescription(
      name: try row.decode("cluster_name"), partitioner: try row.decode("partitioner"), nodes: [coordinator] + others,
      coordinator: coordinator, keyspaces: strategies)
  }

  private func node(_ row: Row, at address: SocketAddress) throws -> Node? {
    let tokens: [String] = try row.decode("tokens")
    return Node(
      id: try row.decode("host_id"), address: address, datacenter: try row.decode("data_center"),
      rack: try row.decode("rack"), release: try row.decode("release_version"),
      schemaVersion: try row.decode("schema_version"), tokens: tokens.compactMap { Token($0) })
  }

  private func rows(_ query: String) async throws -> Rows {
    let request = QueryRequest(query, QueryParameters(consistency: .one))
    switch try await connection.ask(request, within: configuration.metadata.timeout) {
    case .result(.rows(let rows)): return rows
    case .error(let error): throw CassandraError(.server(error), node: connection.address)
    default:
      throw CassandraError(
        .malformed(CQLProtocolError(.malformed, "no rows came where rows were due")), node: connection.address)
    }
  }
}
