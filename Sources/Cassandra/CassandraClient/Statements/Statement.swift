public import CQLProtocol

/// One request to read or write: a text or a prepared statement, its values, and how it is to be executed.
public struct Statement: CassandraRequest {
  /// What is executed.
  public enum Source: Sendable {
    /// A text, which the node reads each time.
    case text(String)
    /// A prepared statement.
    case prepared(PreparedStatement)
  }

  /// What is executed.
  public let source: Source
  /// The values of the bind markers.
  public var values: BoundValues
  /// How it is to be executed.
  public var options: RequestOptions

  let kind: StatementKind

  /// A statement of these parts.
  public init(_ source: Source, values: BoundValues = BoundValues(), options: RequestOptions = RequestOptions()) {
    self.source = source
    self.values = values
    self.options = options
    kind =
      switch source {
      case .text(let query): StatementKind(of: query)
      case .prepared(let statement): statement.kind
      }
  }

  /// Whether the text has a condition (`IF`). Such a statement is never sent again after an answer that leaves open
  /// what happened, and goes to the replicas in one order, so that proposers meet.
  public var isConditional: Bool { kind == .conditional }

  /// The text, whether prepared or not.
  public var query: String {
    switch source {
    case .text(let query): query
    case .prepared(let statement): statement.query
    }
  }

  /// Where its partition is on the ring; nil where the text is not prepared or does not bind the whole partition key.
  public var token: Token? {
    guard case .prepared(let statement) = source else { return nil }
    return values.token(statement.partitionKey)
  }
}
