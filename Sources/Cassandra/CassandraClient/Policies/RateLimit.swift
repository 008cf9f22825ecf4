internal import EventLoops
internal import Synchronization

/// How many requests a session makes in a second, whoever makes them. More wait for their turn.
public struct RateLimit: Hashable, Sendable {
  /// How many requests there are in a second on average: 1 or more.
  public var perSecond: Int
  /// How many may begin at once after a time with fewer: 1 or more. It is never less than what a hundredth of a second
  /// brings: timers are not more exact.
  public var burst: Int

  /// That many in a second.
  /// - Parameter burst: nil is what a tenth of a second brings.
  public init(perSecond: Int, burst: Int? = nil) {
    self.perSecond = perSecond
    self.burst = burst ?? max(1, perSecond / 10)
  }
}

/// Gives requests their turn at a rate, to all loops of a session: a token bucket, told by the moment at which it will
/// be full again, so that one atomic number is all of it (the generic cell rate algorithm of ATM networks).
final class TokenBucket: Sendable {
  /// In nanoseconds: how long one turn is, and how far ahead of its time one may be taken.
  private let turn: Int64
  private let advance: Int64
  private let full = Atomic<Int64>(0)

  init(_ limit: RateLimit) {
    turn = 1_000_000_000 / Int64(min(max(limit.perSecond, 1), 1_000_000_000))
    // A second is as many turns as there are requests in it, so that the product is never too large.
    let burst = min(Int64(max(limit.burst, 1)), Int64.max / 4 / turn)
    advance = max((burst - 1) * turn, 10_000_000 / turn * turn)
  }

  /// Takes a turn.
  /// - Returns: nil where it was taken; else after how long one may be there.
  func take(at now: EventLoop.Instant) -> Duration? {
    let now = Int64(clamping: now.nanoseconds)
    var seen = full.load(ordering: .relaxed)
    while true {
      let begin = max(seen, now)
      if begin - now > advance { return .nanoseconds(begin - now - advance) }
      let (taken, current) = full.weakCompareExchange(expected: seen, desired: begin + turn, ordering: .relaxed)
      if taken { return nil }
      seen = current
    }
  }
}
