import CQLProtocol
import EventLoops

extension CassandraSession {
  /// The cluster as it is known now, and how this session is connected to each node.
  public func topology() async -> ClusterTopology { await control.topology() }

  /// Waits until the nodes that this session asks have the schema that a node has, which may just have changed it.
  /// - Parameter node: the node that answered the statement which changed the schema.
  /// - Returns: whether they have agreed within ``MetadataOptions/schemaAgreementTimeout``. They may well agree later.
  /// - Throws: `CancellationError`.
  func awaitSchemaAgreement(with node: Node) async throws -> Bool {
    try await SchemaAgreement(coordinator: node.id, shard: currentShard, configuration: configuration).reached()
  }
}
