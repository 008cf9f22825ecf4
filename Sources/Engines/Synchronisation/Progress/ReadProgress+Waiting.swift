import Dispatch
import Synchronization

extension ReadProgress {
  /// Waits until reads show `position`; also if the projector is stuck, at most `limit` and some milliseconds.
  ///
  /// Ends at once, without reads showing it, when the task is cancelled or the projector has stopped.
  /// - Returns: whether reads show it.
  public func wait(until position: Int64, atMost limit: Duration) async -> Bool {
    guard self.position < position else { return true }
    guard limit > .zero else { return false }
    let number = state.withLock { state in
      state.lastNumber += 1
      return state.lastNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let deadline = ContinuousClock.now + limit
        let waiter = Waiters.Waiter(
          number: number, position: position, deadline: deadline, continuation: continuation)
        if let visible = admit(waiter) { return continuation.resume(returning: visible) }
        // A cancellation before this found nobody to send away.
        if Task.isCancelled { leave(number) }
      }
    } onCancel: {
      leave(number)
    }
  }

  /// - Returns: the answer where there is nothing to wait for; `nil` if `waiter` waits now.
  private func admit(_ waiter: Waiters.Waiter) -> Bool? {
    let (answer, wakesSweeper) = state.withLock { state -> (Bool?, Bool) in
      if state.status.position >= waiter.position { return (true, false) }
      if state.isStopped { return (false, false) }
      state.waiters.add(waiter)
      if state.sweeper == nil { state.sweeper = ServiceThread(named: "read deadlines") { [self] in sweep() } }
      defer { state.isSweeperIdle = false }
      return (nil, state.isSweeperIdle)
    }
    if wakesSweeper { sweeperWakeUp.signal() }
    return answer
  }

  private func leave(_ number: UInt64) {
    state.withLock { $0.waiters.remove(number) }.resume(returning: false)
  }
}

/// The sweeper's thread: sends away those whose time is over. Sleeps while nobody waits; while somebody does, wakes
/// every few milliseconds at most, so that waiting wakes nobody.
extension ReadProgress {
  private static var tick: Duration { .milliseconds(10) }

  private func sweep() {
    var quietTicks = 0
    while true {
      let now = ContinuousClock.now
      let (expired, next) = state.withLock { state -> ([Waiters.Waiter], SweeperSleep) in
        if state.isStopped { return ([], .ended) }
        let expired = state.waiters.expired(at: now)
        quietTicks = state.waiters.isEmpty ? quietTicks + 1 : 0
        if quietTicks < 10 {
          return (expired, .until(min(state.waiters.earliestDeadline ?? now + Self.tick, now + Self.tick)))
        }
        state.isSweeperIdle = true
        return (expired, .untilWoken)
      }
      expired.resume(returning: false)
      switch next {
      case .ended: return
      case .untilWoken: sweeperWakeUp.wait()
      case .until(let time):
        _ = sweeperWakeUp.wait(timeout: .now() + now.duration(to: time).dispatchInterval)
      }
    }
  }

  private enum SweeperSleep {
    case until(ContinuousClock.Instant)
    case untilWoken
    case ended
  }
}
