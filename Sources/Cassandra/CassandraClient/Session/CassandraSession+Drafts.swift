import CQLProtocol
import Synchronization

extension CassandraSession {
  /// The request that a statement makes, with what the session says where the statement does not.
  func draft(of statement: Statement) throws(CassandraError) -> RequestDraft {
    // The options are read where they are: a copy would count a reference to each of its parts.
    let consistency = statement.options.consistency ?? configuration.defaults.consistency
    var draft: RequestDraft
    switch statement.source {
    case .text(let query):
      try refuseKeyspace(statement.options)
      let parameters = try parameters(of: statement, at: consistency, keyspace: statement.options.keyspace)
      draft = self.draft(.query(QueryRequest(query, parameters)), statement.options)
      draft.routing.keyspace = nil
    case .prepared(let prepared):
      let execution = PreparedExecution(prepared, try parameters(of: statement, at: consistency), protocolVersion)
      draft = self.draft(.execute(execution), statement.options)
      draft.routing.token = statement.token
      draft.routing.keyspace = prepared.markers.first?.keyspace
    }
    draft.isIdempotent =
      statement.options.isIdempotent ?? (statement.kind == .read || configuration.defaults.isIdempotent)
    draft.route(consistency, isConditional: statement.isConditional)
    if isTraced { draft.span = span(statement.query, statement.options) }
    return draft
  }

  private func parameters(
    of statement: Statement, at consistency: Consistency, keyspace: String? = nil
  ) throws(CassandraError) -> QueryParameters {
    var execution = execution(
      statement.options, isWrite: statement.kind != .read, isConditional: statement.isConditional)
    execution.keyspace = keyspace
    return QueryParameters(
      consistency: consistency, values: statement.values,
      pageSize: statement.kind == .write ? nil : try pageSize(statement.options),
      pagingState: statement.options.pagingState?.bytes, options: execution)
  }

  /// The request that a batch makes.
  func draft(of batch: Batch) throws(CassandraError) -> RequestDraft {
    guard batch.statements.count <= Int(UInt16.max) else {
      throw CassandraError(
        .invalidStatement("A batch holds at most 65535 statements, and this one \(batch.statements.count)."))
    }
    let options = batch.options
    try refuseKeyspace(options)
    let consistency = options.consistency ?? configuration.defaults.consistency
    var execution = execution(options, isWrite: batch.kind != .counter, isConditional: batch.isConditional)
    execution.keyspace = options.keyspace
    var statements: [BatchRequest.Statement] = []
    statements.reserveCapacity(batch.statements.count)
    var prepared: [[UInt8]: PreparedStatement] = [:]
    for statement in batch.statements {
      guard !statement.values.areNamed else {
        throw CassandraError(
          .invalidStatement("A text in a batch cannot have named values. Prepare it, or bind them in their order."))
      }
      switch statement.source {
      case .text(let query): statements.append(.init(.text(query), statement.values))
      case .prepared(let one):
        prepared[one.id] = one
        statements.append(.init(.prepared(one.id), statement.values))
      }
    }
    let request = BatchRequest(batch.kind, statements, consistency: consistency, options: execution)
    var draft = draft(.batch(request, Array(prepared.values)), options)
    // All of a batch goes to one node: a replica of the first write of which that is known.
    for case .prepared(let one) in batch.statements.lazy.map(\.source) where !one.partitionKey.isEmpty {
      draft.routing.keyspace = one.markers.first?.keyspace
      break
    }
    draft.routing.token = batch.statements.lazy.compactMap(\.token).first
    draft.isIdempotent = options.isIdempotent ?? configuration.defaults.isIdempotent
    draft.route(consistency, isConditional: batch.isConditional)
    draft.span = span(nil, options)
    return draft
  }

  /// The request that prepares a text.
  func draft(preparing query: String, in keyspace: String?) -> RequestDraft {
    let request = PrepareRequest(query, keyspace: protocolVersion >= .v5 ? keyspace : nil)
    var draft = draft(.prepare(request), RequestOptions())
    draft.isIdempotent = true
    return draft
  }

  private func draft(_ message: consuming RequestDraft.Message, _ options: RequestOptions) -> RequestDraft {
    RequestDraft(
      message: message, context: MessageContext(isTraced: options.isTraced, payload: options.payload),
      routing: RoutingRequest(node: options.node), timeout: options.timeout ?? configuration.defaults.timeout,
      policies: options.policies, speculation: configuration.speculation)
  }

  private func execution(_ options: RequestOptions, isWrite: Bool, isConditional: Bool) -> ExecutionOptions {
    // The nodes give what is conditional the time of its promise, and refuse another one.
    let drawsTimestamp = isWrite && !isConditional && configuration.timestamps == .client
    return ExecutionOptions(
      serialConsistency: options.serialConsistency
        ?? (isConditional ? configuration.defaults.serialConsistency : nil),
      timestamp: options.timestamp ?? (drawsTimestamp ? timestamps.next() : nil), nowInSeconds: options.nowInSeconds)
  }

  private func pageSize(_ options: RequestOptions) throws(CassandraError) -> Int32 {
    let size = options.pageSize ?? configuration.defaults.pageSize
    guard size > 0, let size = Int32(exactly: size) else {
      throw CassandraError(.invalidStatement("A page has 1 row or more, and not \(size)."))
    }
    return size
  }

  private func refuseKeyspace(_ options: RequestOptions) throws(CassandraError) {
    guard options.keyspace == nil || protocolVersion >= .v5 else {
      throw CassandraError(
        .invalidStatement(
          "Version 4 of the protocol has no keyspace of single requests. Name it in the text: keyspace.table."))
    }
  }

  private func span(_ statement: String?, _ options: RequestOptions) -> (any RequestSpan)? {
    configuration.observers.tracer?.requestBegan(statement, keyspace: options.keyspace ?? keyspace)
  }
}

extension RequestDraft {
  /// Sends it where its consistency level and condition want it.
  fileprivate mutating func route(_ consistency: Consistency, isConditional: Bool) {
    self.isConditional = isConditional
    routing.keepsReplicaOrder = isConditional || consistency == .serial || consistency == .localSerial
    routing.staysLocal = consistency == .localOne || consistency == .localQuorum || consistency == .localSerial
  }
}
