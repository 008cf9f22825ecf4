import Dispatch
import Records
import Synchronization

/// The projector's thread.
extension Projector {
  func run(_ follower: Follower) {
    var follower = follower
    var failures = 0
    var reason: RebuildReason?
    var target: Int64?
    var renewal = Renewal(projector: self)
    defer { renewal.giveUp(beside: follower) }
    while true {
      do throws(FollowerFailure) {
        if follower.checkpoint == nil {
          target = try attach(&follower, rebuilding: reason)
          reason = nil
        }
        let position = follower.checkpoint?.position ?? 0
        if let reached = target, position >= reached {
          report(.caughtUp(position: position))
          target = nil
        }
        switch inbox.withLock({ $0.next(after: position, limit: limits.batchBytes) }) {
        case .apply(let records):
          if try follower.apply(records) { progress.showed(records) }
          renewal.step(beside: &follower)
        case .applyOnceCommitted(let records):
          if try follower.apply(records, if: areCommitted) { progress.showed(records) }
          renewal.step(beside: &follower)
        case .readLog:
          progress.readsLog()
          progress.applied(try follower.applyFromLog())
          renewal.step(beside: &follower)
        case .renew:
          renewal.begin(beside: follower)
        case .rebuild:
          renewal.giveUp(because: "the one that answers has to be built anew itself", beside: follower)
          reason = .demanded
          follower.detach()
        case .sleep:
          progress.follows()
          if renewal.isUnderWay { renewal.step(beside: &follower, isAlone: true) } else { wakeUp.wait() }
        case .stop:
          return
        }
        failures = 0
      } catch {
        if case .model(.damaged(let found)) = error { reason = .damaged(found) }
        failures += 1
        if !pause(after: error, attempt: failures) { return }
      }
    }
  }

  /// Waits until it is known of the records that were announced and are being projected.
  private func areCommitted() -> Bool {
    while true {
      switch inbox.withLock({ $0.fateOfBegun() }) {
      case .open: wakeUp.wait()
      case .committed: return true
      case .withdrawn: return false
      }
    }
  }

  /// - Returns: the log's head.
  private func attach(_ follower: inout Follower, rebuilding reason: RebuildReason?) throws(FollowerFailure) -> Int64 {
    let (head, rebuilt) = try follower.attach(rebuilding: reason)
    inbox.withLock { $0.note(head: head) }
    guard let checkpoint = follower.checkpoint else { return head }
    progress.attached(at: checkpoint, head: head, rebuilding: rebuilt != nil)
    if let rebuilt { report(.rebuilding(rebuilt, head: head)) }
    return head
  }

  /// Waits before the next attempt, as long as nobody stops the projector.
  /// - Returns: whether there is to be one.
  private func pause(after failure: FollowerFailure, attempt: Int) -> Bool {
    let delays = limits.retryDelays
    let delay = delays.isEmpty ? .zero : delays[min(attempt, delays.count) - 1]
    progress.failed(failure.description)
    report(.failed(failure.description, attempt: attempt, retryIn: delay))
    let end = ContinuousClock.now + delay
    while !inbox.withLock({ $0.isStopping }) {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { return true }
      _ = wakeUp.wait(timeout: .now() + left.dispatchInterval)
    }
    return false
  }
}

extension Duration {
  /// Rounded down to nanoseconds; at most some centuries.
  var dispatchInterval: DispatchTimeInterval {
    let (seconds, attoseconds) = components
    let nanoseconds = min(seconds, 9_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    return .nanoseconds(Int(nanoseconds))
  }
}
