public import CQLProtocol

/// What came of a ``Statement`` or ``Batch``.
public struct QueryResult: Sendable {
  /// One page of rows; none where the statement has none.
  public let rows: Rows
  /// Where the page ended; nil where it is the last. Only this tells whether more follow: a page may well be empty.
  public let pagingState: PagingState?
  /// What the node thinks of the request.
  public let warnings: [String]
  /// What names the trace of the request, where it was ``CassandraRequest/traced()``; see ``CassandraSession/trace(_:)``.
  public let tracingID: CQLUUID?
  /// What custom query handlers tell.
  public let payload: [String: [UInt8]?]
  /// The change of the schema that the statement made.
  public let schemaChange: SchemaChange?
  /// Whether all nodes that could be asked had the same schema before this result was handed out; true where the
  /// statement changed none. Where it is false, go on with care: some nodes do not know the change yet.
  public let isSchemaInAgreement: Bool
  /// The node that answered.
  public let coordinator: Node
  /// The nodes that were asked before, in order, and what became of the request there.
  public let attempts: [CassandraError.Attempt]
  /// How often another node was asked because one was slow.
  public let speculativeExecutions: Int

  init(_ answer: RequestAnswer, isSchemaInAgreement: Bool = true) {
    var rows = Rows.none
    var change: SchemaChange?
    switch answer.result {
    case .rows(let page): rows = page
    case .schemaChange(let made): change = made
    case .void, .setKeyspace, .prepared: break
    }
    self.rows = rows
    schemaChange = change
    self.isSchemaInAgreement = isSchemaInAgreement
    pagingState = rows.metadata.pagingState.map { PagingState($0) }
    warnings = answer.context.warnings
    tracingID = answer.context.tracingID
    payload = answer.context.payload
    coordinator = answer.node
    attempts = answer.attempts
    speculativeExecutions = answer.speculativeExecutions
  }
}
