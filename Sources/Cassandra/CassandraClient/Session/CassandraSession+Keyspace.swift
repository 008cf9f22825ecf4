import CQLProtocol
import EventLoops
import Synchronization

extension CassandraSession {
  /// The keyspace of tables that name none; nil where there is none.
  public var keyspace: String? { keyspaceInUse.withLock { $0 } }

  /// Makes that keyspace the one of tables that name none, on all connections and on those to come. Requests made
  /// before this returns may still be in the former one, so use it before anything else, or name keyspaces in texts.
  /// - Parameter keyspace: as the system tables spell it.
  /// - Throws: ``CassandraError`` where there is no such keyspace; `CancellationError`.
  public func use(keyspace: String) async throws {
    try await execute(Statement("USE \(CQLName.quoted(keyspace))"))
  }

  /// A node has taken that keyspace on one connection: the others follow.
  func adopt(keyspace: String) async {
    keyspaceInUse.withLock { $0 = keyspace }
    await withTaskGroup { group in
      for shard in shards { group.addTask { await shard.adoptKeyspace { self.keyspace } } }
    }
  }
}
