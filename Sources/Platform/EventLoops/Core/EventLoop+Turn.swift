internal import CUV

extension EventLoop {
  /// How often jobs and hooks alternate before I/O is looked at again. More makes short chains of jobs cheaper and lets
  /// a busy connection delay the others longer.
  private static let alternations = 8

  /// Calls `hook` in every turn, as often as jobs have run, until it is cancelled or the loop stops.
  /// - Parameter hook: true asks for another turn that does not wait for I/O.
  /// - Returns: the registration, which the loop keeps; use it to cancel.
  @discardableResult
  public func addTurnHook(_ hook: @escaping () -> Bool) -> LoopHook {
    preconditionCurrent()
    let registration = LoopHook(self, hook) { $0.turnHooks.removeAll { $0.isCancelled } }
    turnHooks.append(registration)
    return registration
  }

  /// Calls `hook` once a second until it is cancelled or the loop stops.
  /// - Returns: the registration, which the loop keeps; use it to cancel.
  @discardableResult
  public func addTick(_ hook: @escaping () -> Void) -> LoopHook {
    preconditionCurrent()
    let registration = LoopHook(
      self,
      {
        hook()
        return false
      }
    ) { $0.tickHooks.removeAll { $0.isCancelled } }
    tickHooks.append(registration)
    if tickHooks.count == 1 && !stopping {
      uv_timer_start(
        core.tick,
        { tick in
          guard let tick else { return }
          EventLoop.of(tick.pointee.loop).tick()
        }, 1000, 1000)
    }
    return registration
  }

  /// The end of a turn: libuv will wait for I/O.
  func beforeWaiting() {
    alternate()
    reviewTurn()
  }

  /// The callbacks of what was ready have run; `uv_now` still is the moment the waiting ended.
  func afterWaiting() {
    turnBegan = uv_now(uv) &* 1_000_000
    alternate()
  }

  private func tick() {
    for hook in tickHooks { _ = hook.call() }
    if tickHooks.isEmpty { uv_timer_stop(core.tick) }
  }

  /// Jobs, then the hooks with what the jobs made ready, and so on; then what all of them have written leaves.
  private func alternate() {
    var more = false
    for _ in 0..<Self.alternations {
      runLocal()
      more = callTurnHooks() || !local.isEmpty
      if !more { break }
    }
    flushConnections()
    more = more || !local.isEmpty
    if stopping { uv_stop(uv) }
    guard more != spinning else { return }
    spinning = more
    // An active idle handle makes libuv poll without waiting.
    if more { uv_idle_start(core.idle) { _ in } } else { uv_idle_stop(core.idle) }
  }

  private func callTurnHooks() -> Bool {
    var more = false
    for hook in turnHooks where hook.call() { more = true }
    return more
  }
}

/// A hook's registration with its loop; see ``EventLoop/addTurnHook(_:)`` and ``EventLoop/addTick(_:)``.
public final class LoopHook {
  private unowned let loop: EventLoop
  private var hook: (() -> Bool)?
  private let removal: (EventLoop) -> Void

  init(_ loop: EventLoop, _ hook: @escaping () -> Bool, removal: @escaping (EventLoop) -> Void) {
    self.loop = loop
    self.hook = hook
    self.removal = removal
  }

  var isCancelled: Bool { hook == nil }

  func call() -> Bool { hook?() ?? false }

  /// Ends the calls, at once even during a turn.
  public func cancel() {
    guard hook != nil else { return }
    loop.preconditionCurrent()
    hook = nil
    removal(loop)
  }

  func drop() { hook = nil }
}
