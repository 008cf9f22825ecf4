internal import CUV

extension EventLoop {
  /// A moment of the machine's monotonic clock, which all loops share and which stops while the machine sleeps.
  public struct Instant: InstantProtocol, Sendable {
    /// Nanoseconds since a moment that is fixed while the machine is up.
    public let nanoseconds: UInt64

    /// The moment so many nanoseconds after the clock's beginning.
    public init(nanoseconds: UInt64) { self.nanoseconds = nanoseconds }

    /// The present moment, asked of the system; ``EventLoop/now`` is cheaper.
    public static var now: Instant { Instant(nanoseconds: uv_hrtime()) }

    public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The moment `duration` later, the clock's end where that is beyond it.
    public func advanced(by duration: Duration) -> Instant {
      let step = duration.wholeNanoseconds
      let (sum, overflow) = nanoseconds.addingReportingOverflow(step.magnitude)
      if step >= 0 { return Instant(nanoseconds: overflow ? .max : sum) }
      return Instant(nanoseconds: nanoseconds > step.magnitude ? nanoseconds - step.magnitude : 0)
    }

    public func duration(to other: Instant) -> Duration {
      .nanoseconds(Int64(clamping: other.nanoseconds)) - .nanoseconds(Int64(clamping: nanoseconds))
    }
  }
}

extension Duration {
  /// The duration in nanoseconds, what is below one cut off, what is beyond 292 years cut down.
  var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, beyond) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000)
    return beyond ? (seconds < 0 ? .min : .max) : sum
  }
}
