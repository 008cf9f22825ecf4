public import EventLoops

/// What tells the client the time and wakes it. ``LoopClock`` is the real one; tests have one that they move by hand.
public protocol ClientClock: Sendable {
  /// The present, which never goes back.
  var now: EventLoop.Instant { get }
  /// The wall clock in microseconds since 1970 UTC, which timestamps of writes are made from.
  var microseconds: Int64 { get }
  /// Calls `action` on the thread of `loop` once `delay` has passed, unless it is cancelled before. Belongs on that
  /// thread. Where the loop is ending, `action` is never called.
  func schedule(on loop: EventLoop, after delay: Duration, _ action: @escaping () -> Void) -> any ClientTimer
}

/// Something that a ``ClientClock`` will do.
public protocol ClientTimer: AnyObject {
  /// Keeps it from being done. Belongs on the loop's thread.
  func cancel()
}
