/// When a lost connection is tried again: twice as long after each failure up to a limit, for ever, and never by all
/// clients at once.
public struct ReconnectionSchedule: Hashable, Sendable {
  /// The pause before the second try; the first comes at once.
  public var base: Duration
  /// The longest pause.
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
    let doublings = min(max(failures - 1, 0), 62)
    let (base, limit) = (nanoseconds(base), nanoseconds(limit))
    let (product, overflow) = base.multipliedReportingOverflow(by: 1 << doublings)
    let whole = Double(overflow ? limit : min(product, limit))
    let varied = whole * (1 + jitter * Double.random(in: -1...1, using: &random))
    return .nanoseconds(Int64(min(max(varied, 0), Double(limit) * (1 + jitter))))
  }

  private func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, rest) = duration.components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max / 4 : min(whole + rest / 1_000_000_000, .max / 4)
  }
}
