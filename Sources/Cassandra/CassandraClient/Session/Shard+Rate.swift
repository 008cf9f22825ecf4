import CQLProtocol
import EventLoops

extension Shard {
  /// Has a request wait for its turn where requests come faster than they may, or fail where too many wait already.
  /// - Returns: whether it goes on now.
  func admits(_ execution: Execution, at now: EventLoop.Instant) -> Bool {
    guard let rate, !execution.draft.isPreparation else { return true }
    if throttled.count == 0 {
      guard let delay = rate.take(at: now) else { return true }
      admitLater(after: delay)
    }
    guard hasRoomInLine else {
      execution.refuse()
      return false
    }
    throttled.append(execution)
    return false
  }

  /// Lets those go on whose turn has come, the oldest first.
  private func admit() {
    admission = nil
    let now = settings.clock.now
    while true {
      throttled.dropThoseThatAreOver()
      guard throttled.count > 0 else { return }
      if let delay = rate?.take(at: now) { return admitLater(after: delay) }
      throttled.popFirst()?.leaveLine()
    }
  }

  private func admitLater(after delay: Duration) {
    guard admission == nil else { return }
    admission = settings.clock.schedule(on: loop, after: delay) { [self] in admit() }
  }
}

extension RequestDraft {
  /// Whether it is one of the client's own, which prepares a statement.
  fileprivate var isPreparation: Bool { if case .prepare = message { true } else { false } }
}
