import Records
import Synchronization

/// What the projector tells of its steps.
extension ReadProgress {
  /// The model stands at `checkpoint`; after a rebuild began that may be before where it stood.
  func attached(at checkpoint: Checkpoint, head: Int64, rebuilding: Bool) {
    move { status in
      status.position = checkpoint.position
      status.wholeFrom = checkpoint.wholeFrom
      status.head = max(status.head, head)
      if rebuilding { status.rebuilds += 1 }
      status.phase = checkpoint.isWhole ? .catchingUp : .rebuilding
    }
  }

  func applied(_ records: [ChangeRecord]) {
    guard let last = records.last else { return }
    move { status in
      status.position = last.position
      status.head = max(status.head, last.position)
      status.lastChange = last.time
      status.records += records.count
      status.batches += 1
      if status.position < status.wholeFrom {
        status.phase = .rebuilding
      } else if status.phase != .catchingUp {
        status.phase = .following
      }
    }
  }

  /// The same for records that came right from their commit.
  func showed(_ records: [ChangeRecord]) {
    applied(records)
    state.withLock { $0.shown }?(records.map(\.time))
  }

  func readsLog() {
    state.withLock { state in
      let isWhole = state.status.position >= state.status.wholeFrom
      state.status.phase = isWhole ? .catchingUp : .rebuilding
    }
  }

  func follows() { state.withLock { $0.status.phase = .following } }

  func failed(_ reason: String) {
    state.withLock { state in
      state.status.failures += 1
      state.status.phase = .failing(reason)
    }
  }

  func renewalDemanded() {
    state.withLock { state in
      state.status.renewal = ReadStatus.Renewal()
      state.status.renewalFailure = nil
    }
  }

  func renewing(at position: Int64, head: Int64) {
    state.withLock { $0.status.renewal = ReadStatus.Renewal(position: position, head: head) }
  }

  /// - Parameter failure: why it was given up, if it was.
  func renewalEnded(_ failure: String?) {
    state.withLock { state in
      state.status.renewal = nil
      state.status.renewalFailure = failure
      if failure == nil { state.status.rebuilds += 1 }
    }
  }

  private func move(_ change: (inout ReadStatus) -> Void) {
    let reached = state.withLock { state in
      change(&state.status)
      return state.waiters.reached(state.status.position)
    }
    reached.resume(returning: true)
  }
}
