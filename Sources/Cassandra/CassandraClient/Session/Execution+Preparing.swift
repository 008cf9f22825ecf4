import CQLProtocol

extension Execution {
  /// How often a node is asked to prepare within one request. One that forgets at once would go on for ever.
  private static let mostPreparations = 2

  /// The node does not know a statement: it is prepared there again, and then the request is sent again.
  func prepareAgain(_ id: [UInt8], _ error: ServerError, _ attempt: Attempt) {
    let node = attempt.channel.node
    guard let statement = statement(of: id) else {
      return fail(
        .statementChanged("The node does not know a statement that is none of this request's: \(error)"), node)
    }
    guard preparations < Self.mostPreparations else {
      return fail(
        .statementChanged(
          "The node forgets '\(statement.query)' as soon as it is prepared: its cache of statements is too small."),
        node)
    }
    let version = attempt.connection.version
    guard version == shard.purpose.version || statement.canBePrepared(in: version, shard.purpose.keyspace) else {
      attempts.append(.init(node: node.address, cause: .server(error)))
      (lastFailure, lastNode) = (.server(error), node)
      askNext()
      return
    }
    preparations += 1
    shard.settings.observers.metrics?.count(.repreparations, by: 1)
    let request = PrepareRequest(statement.query, keyspace: statement.preparationKeyspace(version))
    do {
      guard let stream = try attempt.connection.send(request, to: self, tag: tags) else {
        askNext()
        return
      }
      add(
        Attempt(
          channel: attempt.channel, connection: attempt.connection, stream: stream, tag: tags, columns: nil,
          isPreparation: true))
    } catch {
      fail(.malformed(error), node)
    }
  }

  /// The statement is known to the node again: the request follows.
  func prepared(_ prepared: PreparedStatementResult, _ attempt: Attempt) {
    guard let statement = statement(of: prepared.id) else {
      return fail(
        .statementChanged(
          "The statement has another id than before: the keyspace in use, or what it names, has changed. Prepare it again."
        ), attempt.channel.node)
    }
    if let id = prepared.resultMetadataID, let columns = prepared.result.columns {
      statement.result.change(to: columns, id: id)
    }
    switch ask(attempt.channel) {
    case .sent: break
    case .unsayable(let error): fail(.malformed(error), attempt.channel.node)
    case .noRoom, .noConnection: askNext()
    }
  }

  private func statement(of id: [UInt8]) -> PreparedStatement? {
    switch draft.message {
    case .execute(let execution): execution.statement.id == id ? execution.statement : nil
    case .batch(_, let statements): statements.first { $0.id == id }
    case .query, .prepare: nil
    }
  }
}

extension PreparedStatement {
  /// Whether it gets its id where it is prepared in that version, on a connection with that keyspace in use: version 4
  /// has no keyspace of single statements.
  func canBePrepared(in version: ProtocolVersion, _ keyspaceInUse: String?) -> Bool {
    version >= .v5 || keyspace == nil || keyspace == keyspaceInUse
  }

  /// The keyspace to name when the statement is prepared, where the version can.
  func preparationKeyspace(_ version: ProtocolVersion) -> String? { version >= .v5 ? keyspace : nil }
}
