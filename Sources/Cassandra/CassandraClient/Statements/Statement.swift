public import CQLProtocol

/// One request to read or write: a text or a prepared statement, its values, and how it is to be executed.
public struct Statement: Sendable {
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

  /// A statement of these parts.
  public init(_ source: Source, values: BoundValues = BoundValues(), options: RequestOptions = RequestOptions()) {
    self.source = source
    self.values = values
    self.options = options
  }
}
