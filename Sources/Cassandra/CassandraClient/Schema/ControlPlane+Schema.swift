import CQLProtocol

extension ControlPlane {
  /// The schema of that keyspace, or of all, as the node has it through which the cluster is watched: it is the one
  /// that tells of changes, so that what is kept is what that node still has. Many who ask at once have it read once.
  /// - Throws: `CassandraError`; `CancellationError`.
  func schema(of keyspace: String?) async throws -> SchemaDescription {
    while let reading = schemaReadings[keyspace] {
      do { return try await reading.value() } catch is CancellationError { try Task.checkCancellation() }
    }
    let reading = SharedAnswer<SchemaDescription>()
    schemaReadings[keyspace] = reading
    defer { schemaReadings[keyspace] = nil }
    do {
      let schema = try await readSchema(of: keyspace)
      reading.complete(.success(schema))
      return schema
    } catch {
      reading.complete(.failure(error))
      throw error
    }
  }

  private func readSchema(of keyspace: String?) async throws -> SchemaDescription {
    var attempts = 0
    while true {
      guard let connection else { throw CassandraError(isStopped ? .closed : .noNodeAvailable) }
      if let schema = keptSchema[keyspace] { return schema }
      let version = keptSchema.version
      let reader = SchemaReader(connection: connection, limit: configuration.metadata.timeout)
      let schema = try await reader.read(keyspace)
      attempts += 1
      // Its parts may be of different moments where it was changed meanwhile.
      if keptSchema.version == version { keptSchema.keep(schema, of: keyspace) }
      if keptSchema.version == version || attempts == Self.attempts { return schema }
    }
  }

  /// How often the schema is read while somebody goes on changing it.
  private static let attempts = 3

  /// This session has changed a keyspace: what is kept of it is old, even before an event says so.
  func forgetSchema(of keyspace: String) { keptSchema.forget(keyspace) }
}
