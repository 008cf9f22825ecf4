/// When a lost connection is tried again: twice as long after each failure up to a limit, for ever, and never by all
/// clients at once.
public struct ReconnectionSchedule: Hashable, Sendable {
  /// The pause before the second try; the first comes at once.
  public var base: Duration
  /// The longest pause, before it is varied.
  public var limit: Duration
  /// By which share pauses are varied at random, from 0 to 1.
  public var jitter: Double

  /// Pauses between these two.
  public init(base: Duration = .milliseconds(500), limit: Duration = .seconds(60), jitter: Double = 0.15) {
    self.base = base
    self.limit = limit
    self.jitter = jitter
  }

  /// The pause after so many failures in a row.
  /// - Parameter failures: 1 or more.
  public func pause(after failures: Int, using random: inout some RandomNumberGenerator) -> Duration {
    let (base, limit) = (nanoseconds(base), nanoseconds(limit))
    let (product, overflow) = base.multipliedReportingOverflow(by: 1 << min(max(failures, 1) - 1, 62))
    let share = min(max(jitter, 0), 1) * Double.random(in: -1...1, using: &random)
    return .nanoseconds(Int64(Double(overflow ? limit : min(product, limit)) * (1 + share)))
  }

  /// From 0 to a quarter of what an integer holds, so that twice as much can still be said.
  private func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, rest) = duration.components
    let most = Int64.max / 4 / 1_000_000_000
    return min(max(seconds, 0), most) * 1_000_000_000 + (seconds < most ? max(rest, 0) / 1_000_000_000 : 0)
  }
}
