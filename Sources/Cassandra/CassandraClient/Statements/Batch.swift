public import CQLProtocol

/// Several writes that are sent together.
public struct Batch: CassandraRequest {
  /// What the node promises: all or nothing, or nothing beyond each write by itself.
  public var kind: BatchRequest.Kind
  /// The writes, 65,535 at most. Of their options none is heeded: the batch has its own.
  public var statements: [Statement]
  /// How it is to be executed.
  public var options: RequestOptions

  /// Whether one of the writes has a condition (`IF`), so that all are written or none.
  public var isConditional: Bool { statements.contains(where: \.isConditional) }

  /// A batch of these parts.
  public init(
    _ kind: BatchRequest.Kind = .logged, _ statements: [Statement] = [], options: RequestOptions = RequestOptions()
  ) {
    self.kind = kind
    self.statements = statements
    self.options = options
  }
}
