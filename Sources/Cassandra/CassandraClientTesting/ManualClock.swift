public import CassandraClient
public import EventLoops
internal import Synchronization

/// A clock that stands still until a test moves it.
public final class ManualClock: ClientClock {
  private let state: Mutex<State>
  /// Changes whenever a timer is made.
  private let made = Observed(0)

  /// A clock that begins at that wall time, in microseconds since 1970.
  public init(microseconds: Int64 = 1_700_000_000_000_000) {
    state = Mutex(State(elapsed: .zero, microseconds: microseconds))
  }

  private static let origin = EventLoop.Instant(nanoseconds: 1_000_000_000)

  public var now: EventLoop.Instant { Self.origin.advanced(by: state.withLock(\.elapsed)) }

  public var microseconds: Int64 { state.withLock { $0.microseconds } }

  /// Sets the wall clock alone, forwards or back.
  public func setWallClock(_ microseconds: Int64) { state.withLock { $0.microseconds = microseconds } }

  public func schedule(on loop: EventLoop, after delay: Duration, _ action: @escaping () -> Void) -> any ClientTimer {
    loop.preconditionCurrent()
    let timer = state.withLock { state in
      let timer = Timer(due: state.elapsed + max(delay, .zero), loop, Confined(action))
      state.timers.append(timer)
      return timer
    }
    made.update { $0 += 1 }
    return timer
  }

  /// How many timers are waiting.
  public var waiting: Int { state.withLock { $0.timers.count { !$0.isCancelled } } }

  /// Returns once so many timers are waiting.
  ///
  /// - Throws: `CancellationError` if the task is cancelled first.
  public func wait(forTimers count: Int) async throws { try await made.wait { [self] _ in waiting >= count } }

  /// Moves the clock on. Whatever is due on the way is done in its order, each at its time, on its loop.
  public func advance(by duration: Duration) async throws {
    let end = state.withLock { $0.elapsed + duration }
    while let timer = state.withLock({ $0.takeNext(until: end) }) {
      try await timer.loop.run { timer.fire() }
    }
    state.withLock { $0.move(to: end) }
  }

  private struct State {
    var elapsed: Duration
    var microseconds: Int64
    var timers: [Timer] = []

    mutating func takeNext(until end: Duration) -> Timer? {
      timers.removeAll { $0.isCancelled }
      guard let index = timers.indices.min(by: { timers[$0].due < timers[$1].due }), timers[index].due <= end else {
        return nil
      }
      let timer = timers.remove(at: index)
      move(to: max(elapsed, timer.due))
      return timer
    }

    mutating func move(to moment: Duration) {
      let step = (moment - elapsed).components
      microseconds += step.seconds * 1_000_000 + step.attoseconds / 1_000_000_000_000
      elapsed = moment
    }
  }

  private final class Timer: ClientTimer, Sendable {
    let due: Duration
    let loop: EventLoop
    /// nil once it is cancelled or done: whoever made it may be what keeps the clock.
    private let action: Mutex<Confined?>

    init(due: Duration, _ loop: EventLoop, _ action: Confined) {
      self.due = due
      self.loop = loop
      self.action = Mutex(action)
    }

    var isCancelled: Bool { action.withLock { $0 == nil } }

    func cancel() { _ = action.withLock { $0.take() } }

    func fire() { action.withLock { $0.take() }?.work() }
  }

  /// What only the loop's thread calls.
  private struct Confined: @unchecked Sendable {  // made on the loop's thread and called there only
    let work: () -> Void
    init(_ work: @escaping () -> Void) { self.work = work }
  }
}
