import CQLProtocol
import EventLoops

extension Execution {
  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) {
    guard !isOver, let attempt = take(tag) else { return }
    let node = attempt.channel.node
    do throws(CQLProtocolError) {
      let (context, response) = try envelope.response(columns: attempt.columns?.columns)
      switch response {
      case .result(.prepared(let statement)) where attempt.isPreparation: prepared(statement, attempt)
      case .result(let result):
        learnColumns(from: result)
        succeed(result, context, node)
      case .error(let error): answered(error, attempt)
      default:
        throw CQLProtocolError(.malformed, "\(response.opcode) came where a result was due")
      }
    } catch {
      fail(.malformed(error), node)
    }
  }

  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) {
    guard !isOver, let attempt = take(tag) else { return }
    if shard.phase == .closed { return abort() }
    failed(.connectionLost, reason, attempt)
  }

  /// The table has changed since the statement was prepared.
  private func learnColumns(from result: ResultResponse) {
    guard case .rows(let rows) = result, let id = rows.newMetadataID, let columns = rows.metadata.columns,
      case .execute(let execution) = draft.message
    else { return }
    // A condition's columns vary from answer to answer: none of them are those of the next one.
    if !execution.statement.isConditional { execution.statement.result.change(to: columns, id: id) }
  }

  private func answered(_ error: ServerError, _ attempt: Attempt) {
    if case .unprepared(let id) = error.kind, !attempt.isPreparation { return prepareAgain(id, error, attempt) }
    shard.settings.observers.metrics?.count(.serverErrors, by: 1)
    if attempt.isPreparation { return fail(.server(error), attempt.channel.node) }
    failed(.server(error), .server(error), attempt)
  }

  /// A node has failed; what now is for the policy to say.
  private func failed(_ cause: FailedRequest.Cause, _ kind: CassandraError.Kind, _ attempt: Attempt) {
    let node = attempt.channel.node
    lastFailure = kind
    lastNode = node
    attempts.append(.init(node: node.address, cause: cause))
    let failure = FailedRequest(
      cause, isIdempotent: draft.isIdempotent, isConditional: draft.isConditional, retries: retries)
    switch (draft.policies?.retry ?? shard.retryPolicy).decision(about: failure) {
    case .fail:
      // Another node may still answer well what this one could not.
      if !isRunning || !cause.concernsNodeOnly { fail(kind, node) }
    case .sameNode where mayRetry(cause):
      if case .sent = ask(attempt.channel) { return }
      askNext()
    case .nextNode(let pause) where mayRetry(cause):
      if pause > .zero, !isRunning {
        nextRetry = shard.schedule(.retry(self), after: pause, from: shard.settings.clock.now)
      } else {
        askNext()
      }
    case .sameNode, .nextNode:
      if !isRunning { fail(kind, node) }
    }
  }

  func retry() {
    nextRetry = nil
    guard !isOver else { return }
    if shard.phase == .closed { return abort() }
    askNext()
  }

  private func mayRetry(_ cause: FailedRequest.Cause) -> Bool {
    if cause.tellsOverload, !shard.retryBudget.spend() { return false }
    retries += 1
    shard.settings.observers.metrics?.count(.retries, by: 1)
    return true
  }
}

extension FailedRequest.Cause {
  /// Whether another node may do what this one could not.
  fileprivate var concernsNodeOnly: Bool {
    switch self {
    case .notSent, .connectionLost: true
    case .server(let error):
      switch error.kind {
      case .server, .overloaded, .bootstrapping, .unavailable, .readTimeout, .writeTimeout, .readFailure, .truncation:
        true
      default: false
      }
    }
  }

  /// Whether sending again makes a node's trouble larger.
  fileprivate var tellsOverload: Bool {
    guard case .server(let error) = self else { return false }
    switch error.kind {
    case .overloaded, .server: return true
    default: return false
    }
  }
}
