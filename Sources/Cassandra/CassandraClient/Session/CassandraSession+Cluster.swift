import CQLProtocol
import EventLoops

extension CassandraSession {
  /// The cluster as it is known now, and how this session is connected to each node.
  public func topology() async -> ClusterTopology { await control.topology() }

  /// What happens to the cluster from now on, until the session closes. Whoever asks for the topology or the schema
  /// after this call misses nothing in between.
  ///
  /// Events are kept until they are taken. Where they are too many the oldest are let go, and ``ClusterEvent/missed``
  /// stands in their place. It also comes where the cluster was not watched for a while, as no node could be asked.
  /// - Parameter limit: how many events are kept, 1 at the least.
  public func events(keeping limit: Int = 256) -> ClusterEvents {
    ClusterEvents(listener: control.listeners.add(keeping: limit))
  }

  /// Waits until the nodes that this session asks have the schema that a node has, which may just have changed it.
  /// - Parameter node: the node that answered the statement which changed the schema.
  /// - Returns: whether they have agreed within ``MetadataOptions/schemaAgreementTimeout``. They may well agree later.
  /// - Throws: `CancellationError`.
  func awaitSchemaAgreement(with node: Node) async throws -> Bool {
    try await SchemaAgreement(coordinator: node.id, shard: currentShard, configuration: configuration).reached()
  }
}
