import CQLProtocol

extension CassandraSession {
  /// Executes a statement. Of many rows this is the first page; ``rows(_:)`` reads all of them.
  ///
  /// A change of the schema returns once all nodes have it, or after the time that the configuration gives them.
  /// - Throws: ``CassandraError``; `CancellationError` where the task is cancelled, which leaves open whether the
  ///   statement was executed.
  @discardableResult
  public func execute(_ statement: Statement) async throws -> QueryResult {
    let answer = try await send(draft(of: statement))
    // Nearly always there is nothing to wait for.
    return answer.concernsOthers ? try await result(of: answer) : QueryResult(answer)
  }

  /// Executes a batch.
  /// - Throws: as ``execute(_:)-(Statement)``.
  @discardableResult
  public func execute(_ batch: Batch) async throws -> QueryResult {
    try await result(of: send(draft(of: batch)))
  }

  /// Executes a text without values.
  /// - Throws: as ``execute(_:)-(Statement)``.
  @discardableResult
  public func execute(_ query: String) async throws -> QueryResult { try await execute(Statement(query)) }

  /// Executes a conditional statement.
  /// - Throws: as ``execute(_:)-(Statement)``, and where the statement has no condition. After a
  ///   ``CassandraError/Kind/timedOut(after:)``, a write timeout or a lost connection nobody knows whether it was
  ///   applied: read at ``CQLProtocol/Consistency/serial`` to learn it.
  public func executeConditionally(_ statement: Statement) async throws -> ConditionalOutcome {
    try await outcome(of: draft(of: statement), statement.isConditional)
  }

  /// Executes a batch with conditions: all of it is applied, or none.
  /// - Throws: as ``executeConditionally(_:)-(Statement)``.
  public func executeConditionally(_ batch: Batch) async throws -> ConditionalOutcome {
    try await outcome(of: draft(of: batch), batch.isConditional)
  }

  private func outcome(of draft: consuming RequestDraft, _ isConditional: Bool) async throws -> ConditionalOutcome {
    guard isConditional else { throw CassandraError(.invalidStatement("There is no condition (IF) to hold or not.")) }
    let result = try await result(of: send(draft))
    guard let outcome = result.outcome else {
      throw CassandraError(
        .malformed(CQLProtocolError(.malformed, "no [applied] came where one was due")),
        node: result.coordinator.address)
    }
    return outcome
  }

  private func result(of answer: RequestAnswer) async throws -> QueryResult {
    switch answer.result {
    case .setKeyspace(let name): await adopt(keyspace: name)
    case .schemaChange(let change):
      let isInAgreement = try await awaitSchemaAgreement(with: answer.node)
      await control.forgetSchema(of: change.keyspace)
      if change.target == .keyspace { await control.readKeyspaces() }
      return QueryResult(answer, isSchemaInAgreement: isInAgreement)
    case .void, .rows, .prepared: break
    }
    return QueryResult(answer)
  }
}
