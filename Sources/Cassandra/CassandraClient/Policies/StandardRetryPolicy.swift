import CQLProtocol

/// Sends a request again only where that can do no harm and may help.
///
/// What was surely not executed goes to the next node. What may have been executed is sent again only if it may be
/// repeated, and never if it is conditional: of those nobody could tell afterwards which one took effect.
public struct StandardRetryPolicy: RetryPolicy {
  /// The pause before a node is asked in place of one that has too much to do; it doubles with each further one.
  public var pause: Duration
  /// The longest pause.
  public var longestPause: Duration

  /// A policy with these pauses.
  public init(pause: Duration = .milliseconds(20), longestPause: Duration = .seconds(1)) {
    self.pause = pause
    self.longestPause = longestPause
  }

  public func decision(about failure: FailedRequest) -> RetryDecision {
    let isRepeatable = failure.isIdempotent && !failure.isConditional
    return switch failure.cause {
    case .notSent: .nextNode
    case .connectionLost: isRepeatable ? .nextNode : .fail
    case .server(let error): decision(about: error.kind, failure, isRepeatable)
    }
  }

  private func decision(
    about error: ServerError.Kind, _ failure: FailedRequest, _ isRepeatable: Bool
  ) -> RetryDecision {
    let isFirst = failure.retries == 0
    return switch error {
    case .bootstrapping: .nextNode
    // Another node may see more replicas. If it does not either, the rest will not.
    case .unavailable: isFirst && !failure.isConditional ? .nextNode : .fail
    case .overloaded, .server, .truncation: isRepeatable ? .nextNode(after: pause(after: failure.retries)) : .fail
    // Enough replicas answered, but not the one with the rows. The node asks another one for them next time.
    case .readTimeout(let timeout):
      isFirst && !failure.isConditional && timeout.responses.received >= timeout.responses.required && !timeout.hasData
        ? .sameNode : .fail
    // The batch was not begun: its log was to be written first.
    case .writeTimeout(let timeout): isFirst && isRepeatable && timeout.writeType == .batchLog ? .sameNode : .fail
    default: .fail
    }
  }

  private func pause(after retries: Int) -> Duration {
    var pause = min(pause, longestPause)
    for _ in 0..<min(retries, 32) where pause < longestPause { pause = min(pause * 2, longestPause) }
    return pause
  }
}
