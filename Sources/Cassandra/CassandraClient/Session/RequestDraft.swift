import CQLProtocol

/// A request as the session sends it: the message, where to, and what may be done for it.
struct RequestDraft: Sendable {
  /// What is sent.
  ///
  /// The larger ones are behind a reference: a message is copied on its way.
  enum Message: Sendable {
    indirect case query(QueryRequest)
    case execute(PreparedExecution)
    /// With the prepared ones among its statements, in any order.
    indirect case batch(BatchRequest, [PreparedStatement])
    indirect case prepare(PrepareRequest)
  }

  var message: Message
  var context = MessageContext()
  var routing = RoutingRequest()
  /// How long all of it may take; nil is for ever.
  var timeout: Duration?
  /// Whether it may be executed twice without harm.
  var isIdempotent = false
  /// Whether it has a condition, so that nobody could tell which of two executions took effect.
  var isConditional = false
  /// Those that it has of its own; nil asks the session's.
  var policies: RequestPolicies?
  var speculation: SpeculativeExecution?
  var span: (any RequestSpan)?
}

/// What came of a request. A class, so that its parts are not copied on their way.
final class RequestAnswer: Sendable {
  let result: ResultResponse
  /// Warnings, the id of a trace, what custom query handlers say.
  let context: MessageContext
  /// Who answered.
  let node: Node
  /// The nodes that were asked in vain.
  let attempts: [CassandraError.Attempt]
  /// How many times it was sent to another node because one was slow.
  let speculativeExecutions: Int

  /// Whether other nodes, or other requests of the session, have to do with what was changed.
  var concernsOthers: Bool {
    switch result {
    case .setKeyspace, .schemaChange: true
    case .void, .rows, .prepared: false
    }
  }

  init(
    result: ResultResponse, context: MessageContext, node: Node, attempts: [CassandraError.Attempt],
    speculativeExecutions: Int
  ) {
    self.result = result
    self.context = context
    self.node = node
    self.attempts = attempts
    self.speculativeExecutions = speculativeExecutions
  }
}
