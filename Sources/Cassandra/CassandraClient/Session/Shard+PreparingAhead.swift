import CQLProtocol

extension Shard {
  /// Has a node that was just connected to prepare the statements that the session has, one after another, so that the
  /// first requests there need not. Only one shard does this: what one connection prepares, the node knows.
  func prepareAhead(on connection: NodeConnection) {
    guard let all = statements?.statements else { return }
    let statements = all.filter { $0.canBePrepared(in: connection.version, purpose.keyspace) }
    PreparationAhead(of: statements).prepareNext(on: connection)
  }
}

/// Statements that a node is to prepare before they are used there. What does not work out then, does when it is used.
private final class PreparationAhead: ResponseHandler {
  private var rest: ArraySlice<PreparedStatement>

  init(of statements: [PreparedStatement]) { rest = statements[...] }

  func prepareNext(on connection: NodeConnection) {
    guard let statement = rest.popFirst() else { return }
    let request = PrepareRequest(statement.query, keyspace: statement.preparationKeyspace(connection.version))
    _ = try? connection.send(request, to: self, tag: 0)
  }

  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) { prepareNext(on: connection) }

  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) {}
}
