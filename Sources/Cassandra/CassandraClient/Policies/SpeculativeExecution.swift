/// Whether a request that may be repeated is also sent to another node when the first one is slow. The first answer
/// counts.
public enum SpeculativeExecution: Hashable, Sendable {
  /// After that pause, and again after it, at most that often.
  case constant(after: Duration, atMost: Int)
  /// Once that share of the session's recent requests was answered sooner, from 0 to 1: 0.99 repeats one of a hundred.
  case percentile(Double, atMost: Int)
}
