import Dispatch
public import Domain
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
    /// Told when the changes were decided that reads show from now on.
    var shown: (@Sendable ([Timestamp]) -> Void)?
  }

  let state = Mutex(State())
  let sweeperWakeUp = DispatchSemaphore(value: 0)

  init() {}

  public var status: ReadStatus { state.withLock { $0.status } }

  /// Up to where in the change log reads show what was written.
  public var position: Int64 { state.withLock { $0.status.position } }

  /// Has `shown` told, right after each step, when the changes were decided that reads show from then on. What was read
  /// from the log afterwards is not told: it says how long the store was down, not how far reads are behind.
  ///
  /// - Parameter shown: called on the projector's thread, which it delays.
  public func observe(_ shown: @escaping @Sendable ([Timestamp]) -> Void) { state.withLock { $0.shown = shown } }

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
