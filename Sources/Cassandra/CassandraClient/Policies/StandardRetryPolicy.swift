/// Sends a request again only where that can do no harm and may help.
public struct StandardRetryPolicy: RetryPolicy {
  /// The usual policy.
  public init() {}

  public func decision(about failure: FailedRequest) -> RetryDecision {
    switch failure.cause {
    case .notSent: .nextNode
    case .connectionLost: failure.isIdempotent && !failure.isSerial ? .nextNode : .fail
    case .server: .fail
    }
  }
}
