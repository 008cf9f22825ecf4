public import EventLoops
internal import Glibc

/// The time of the system, with the timers of the loops.
public struct LoopClock: ClientClock {
  /// The real clock.
  public init() {}

  public var now: EventLoop.Instant { .now }

  public var microseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }

  public func schedule(on loop: EventLoop, after delay: Duration, _ action: @escaping () -> Void) -> any ClientTimer {
    (try? loop.schedule(after: delay, action)) ?? NoTimer()
  }

  /// The timer of a loop that is ending.
  private final class NoTimer: ClientTimer {
    func cancel() {}
  }
}

extension LoopTimer: ClientTimer {}
