public import CQLProtocol

/// Which failed requests are sent again.
///
/// A policy is asked about each answer that is an error and each lost connection. Nodes that cannot be asked are passed
/// over, and statements that a node does not know are prepared there and sent again, both without it.
public protocol RetryPolicy: Sendable {
  /// What is to be done about a failed request.
  func decision(about failure: FailedRequest) -> RetryDecision
}

/// What a ``RetryPolicy`` decides.
public enum RetryDecision: Hashable, Sendable {
  /// The caller gets the error.
  case fail
  /// The same node is asked again.
  case sameNode
  /// The next node of the request's plan is asked, after a pause.
  case nextNode(after: Duration)

  /// The next node of the request's plan is asked at once.
  public static let nextNode = nextNode(after: .zero)
}

/// A request that failed on one node.
public struct FailedRequest: Sendable {
  /// What went wrong.
  public enum Cause: Sendable {
    /// It never left: there was no connection, or no room on it.
    case notSent
    /// The connection was lost before the answer came.
    case connectionLost
    /// The node answered with an error.
    case server(ServerError)
  }

  /// What went wrong.
  public let cause: Cause
  /// Whether the request may be executed twice without harm.
  public let isIdempotent: Bool
  /// Whether it has a condition (`IF`). Reads at a serial level have none.
  public let isConditional: Bool
  /// How often it was sent again because of what nodes answered, not counting nodes that could not be asked.
  public let retries: Int

  /// A request that failed so.
  public init(_ cause: Cause, isIdempotent: Bool, isConditional: Bool, retries: Int) {
    self.cause = cause
    self.isIdempotent = isIdempotent
    self.isConditional = isConditional
    self.retries = retries
  }
}
