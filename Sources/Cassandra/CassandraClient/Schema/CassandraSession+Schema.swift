extension CassandraSession {
  /// What all keyspaces are made of. It is read when it is asked for, and kept until the schema changes.
  ///
  /// It is what the node has through which the cluster is watched. After a change that this session made it is read
  /// anew; of changes that others make it learns by events.
  /// - Throws: ``CassandraError``, as where no node can be asked at the moment; `CancellationError`.
  public func schema() async throws -> SchemaDescription { try await control.schema(of: nil) }

  /// What one keyspace is made of, as ``schema()`` has it; the others are not read for it.
  /// - Parameter keyspace: as the system tables spell it.
  /// - Returns: nil where there is no such keyspace.
  /// - Throws: as ``schema()``.
  public func schema(of keyspace: String) async throws -> KeyspaceDescription? {
    try await control.schema(of: keyspace)[keyspace]
  }
}
