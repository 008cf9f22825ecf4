public import CQLProtocol

/// What came of a ``Statement`` or ``Batch``.
public struct QueryResult: Sendable {
  /// One page of rows; none where the statement has none.
  public let rows: Rows
  /// Whether all nodes that could be asked had the same schema before this result was handed out; true where the
  /// statement changed none. Where it is false, go on with care: some nodes do not know the change yet.
  public let isSchemaInAgreement: Bool
  private let answer: RequestAnswer

  init(_ answer: RequestAnswer, isSchemaInAgreement: Bool = true) {
    rows = if case .rows(let page) = answer.result { page } else { .none }
    self.isSchemaInAgreement = isSchemaInAgreement
    self.answer = answer
  }

  /// Where the page ended; nil where it is the last. Only this tells whether more follow: a page may well be empty.
  public var pagingState: PagingState? { rows.metadata.pagingState.map { PagingState($0) } }
  /// What the node thinks of the request.
  public var warnings: [String] { answer.context.warnings }
  /// What names the trace of the request, where it was ``CassandraRequest/traced()``; see ``CassandraSession/trace(_:)``.
  public var tracingID: CQLUUID? { answer.context.tracingID }
  /// What custom query handlers tell.
  public var payload: [String: [UInt8]?] { answer.context.payload }
  /// The change of the schema that the statement made.
  public var schemaChange: SchemaChange? {
    if case .schemaChange(let change) = answer.result { change } else { nil }
  }
  /// The node that answered.
  public var coordinator: Node { answer.node }
  /// The nodes that were asked before, in order, and what became of the request there.
  public var attempts: [CassandraError.Attempt] { answer.attempts }
  /// How often another node was asked because one was slow.
  public var speculativeExecutions: Int { answer.speculativeExecutions }
}
