import Dispatch
import Synchronization

/// How far reads are behind writes, and the place to wait for them.
///
/// The projector moves it on right after each step; those who waited for the step are woken then, all together.
public final class ReadProgress: Sendable {
  struct State {
    var status = ReadStatus()
    var waiters = Waiters()
    var lastNumber: UInt64 = 0
    var isStopped = false
    /// Looks after deadlines, from the first one who waits.
    var sweeper: ServiceThread?
    /// Whether the sweeper sleeps until somebody waits.
    var isSweeperIdle = false
  }

  let state = Mutex(State())
  let sweeperWakeUp = DispatchSemaphore(value: 0)

  init() {}

  public var status: ReadStatus { state.withLock { $0.status } }

  /// Up to where in the change log reads show what was written.
  public var position: Int64 { state.withLock { $0.status.position } }

  func note(head: Int64) {
    state.withLock { $0.status.head = max($0.status.head, head) }
  }

  func stop() {
    let (waiting, sweeper) = state.withLock { state in
      state.isStopped = true
      state.status.phase = .stopped
      defer { state.sweeper = nil }
      return (state.waiters.removeAll(), state.sweeper)
    }
    waiting.resume(returning: false)
    sweeperWakeUp.signal()
    sweeper?.join()
  }
}
