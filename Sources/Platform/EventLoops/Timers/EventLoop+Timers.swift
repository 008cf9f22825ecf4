internal import CUV

extension EventLoop {
  /// Calls `action` on the loop at `deadline` or as soon after it as the loop gets to it; timers of one moment in the
  /// order they were made.
  /// - Throws: ``EventLoopError/stopped`` when the loop is ending.
  /// - Returns: the timer, which the loop keeps; use it to cancel.
  @discardableResult
  public func schedule(at deadline: Instant, _ action: @escaping () -> Void) throws(EventLoopError) -> LoopTimer {
    preconditionCurrent()
    if stopping { throw .stopped }
    let timer = LoopTimer(self, deadline, action)
    timers.insert(timer)
    arm()
    return timer
  }

  /// Calls `action` on the loop once `delay` has passed; see ``schedule(at:_:)``.
  @discardableResult
  public func schedule(after delay: Duration, _ action: @escaping () -> Void) throws(EventLoopError) -> LoopTimer {
    try schedule(at: .now.advanced(by: delay), action)
  }

  /// Calls `action` on the loop again and again, `interval` after the beginning of the call before; see
  /// ``schedule(at:_:)``.
  /// - Parameter interval: at least a millisecond; less is taken for one.
  @discardableResult
  public func schedule(every interval: Duration, _ action: @escaping () -> Void) throws(EventLoopError) -> LoopTimer {
    let timer = try schedule(after: max(interval, .milliseconds(1)), action)
    timer.interval = max(interval, .milliseconds(1))
    return timer
  }

  func cancel(_ timer: LoopTimer) {
    preconditionCurrent()
    timers.remove(timer)
  }

  /// Lets libuv's timer run out at the earliest deadline. It is left alone where that has only become later: waking
  /// once in vain costs less than setting it anew for each cancelled deadline.
  private func arm() {
    guard let first = timers.first, first.deadline < armed else { return }
    armed = first.deadline
    let due = first.deadline.nanoseconds / 1_000_000 + (first.deadline.nanoseconds % 1_000_000 == 0 ? 0 : 1)
    let now = uv_now(uv)
    uv_timer_start(
      core.timer,
      { timer in
        guard let timer else { return }
        EventLoop.of(timer.pointee.loop).fire()
      }, due > now ? due - now : 0, 0)
  }

  private func fire() {
    armed = .never
    let now = now
    var again: [LoopTimer] = []
    while let timer = timers.popDue(at: now) {
      timer.fire()
      if timer.repeats(after: now) { again.append(timer) }
    }
    if !stopping { for timer in again { timers.insert(timer) } }
    arm()
  }

  /// Forgets all timers; each that wants to know is told.
  func dropTimers() {
    for timer in timers.removeAll() { timer.drop() }
  }
}

extension EventLoop.Instant {
  static let never = EventLoop.Instant(nanoseconds: .max)
}
