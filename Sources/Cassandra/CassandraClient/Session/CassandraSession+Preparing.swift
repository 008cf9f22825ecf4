import CQLProtocol
import EventLoops

extension CassandraSession {
  /// Prepares a text. Preparing it again, from any task, gives the same statement without asking a node, for as long as
  /// somebody has it. The other nodes learn it in the background, and those that forget it when it is executed.
  /// - Parameters:
  ///   - query: the text, with `?` or `:name` where values will be.
  ///   - keyspace: the keyspace of tables that name none; nil is the one in use. Version 5 of the protocol.
  /// - Throws: ``CassandraError``; `CancellationError`, which does not keep others from getting the statement.
  public func prepare(_ query: String, in keyspace: String? = nil) async throws -> PreparedStatement {
    guard keyspace == nil || protocolVersion >= .v5 else {
      throw CassandraError(
        .invalidStatement(
          "Version 4 of the protocol has no keyspace of single statements. Name it in the text: keyspace.table."))
    }
    let key = PreparationCache.Key(keyspace: keyspace ?? self.keyspace, query: query)
    switch preparations.claim(key) {
    case .known(let statement): return statement
    case .wait(let answer): return try await answer.value()
    case .begin(let answer):
      begin(key)
      return try await answer.value()
    }
  }

  private func begin(_ key: PreparationCache.Key) {
    let shard = currentShard
    let draft = draft(preparing: key.query, in: key.keyspace)
    let preparations = preparations
    let pending = PendingRequest(draft, on: shard) { result in
      let statement = Result { try PreparedStatement(key, try result.get()) }
      preparations.finish(key, statement)
      guard case .success(let answer) = result, case .success = statement else { return }
      shard.settings.observers.metrics?.count(.preparations, by: 1)
      shard.prepare(draft, onAllBut: answer.node)
    }
    if pending == nil { preparations.finish(key, .failure(CassandraError(.closed))) }
  }
}

extension PreparedStatement {
  fileprivate convenience init(_ key: PreparationCache.Key, _ answer: RequestAnswer) throws(CassandraError) {
    guard case .prepared(let prepared) = answer.result else {
      throw CassandraError(
        .malformed(CQLProtocolError(.malformed, "no statement came where one was due")), node: answer.node.address)
    }
    self.init(
      query: key.query, keyspace: key.keyspace, id: prepared.id, markers: prepared.markers,
      partitionKey: prepared.partitionKey, kind: StatementKind(of: key.query),
      result: ResultColumns(id: prepared.resultMetadataID, columns: prepared.result.columns ?? []))
  }
}

extension Shard {
  /// Has the nodes that are connected to prepare a statement before it is executed there. Where one does not, it will
  /// say so when it is asked to execute it.
  fileprivate func prepare(_ draft: RequestDraft, onAllBut first: Node) {
    for channel in channels where channel.node.id != first.id && channel.connection != nil {
      var draft = draft
      draft.routing.node = channel.node.id
      let node = channel.node
      _ = PendingRequest(draft, on: self) { result in
        guard case .failure(let error) = result else { return }
        self.log(.debug, "Could not prepare a statement on a node ahead of its use", node, ["reason": "\(error)"])
      }
    }
  }
}
