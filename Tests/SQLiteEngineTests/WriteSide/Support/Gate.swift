import Records
import Synchronization
import Dispatch

/// Stands where committed records are told of: keeps them, and holds the lane while it is closed.
final class Gate: Sendable {
  private struct State {
    var batches: [[ChangeRecord]] = []
    var isClosed = false
    var isHeld = false
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())
  private let opened = DispatchSemaphore(value: 0)

  /// What was committed, batch by batch.
  var batches: [[ChangeRecord]] { state.withLock { $0.batches } }

  /// The lane's side.
  func pass(_ records: [ChangeRecord]) {
    let (isClosed, waiting) = state.withLock { state in
      state.batches.append(records)
      state.isHeld = state.isClosed
      defer { state.waiting = nil }
      return (state.isClosed, state.waiting)
    }
    guard isClosed else { return }
    waiting?.resume()
    opened.wait()
  }

  /// Holds the lane at its next commit.
  func close() { state.withLock { $0.isClosed = true } }

  /// Waits until the lane is held.
  func held() async {
    await withCheckedContinuation { continuation in
      let isHeld = state.withLock { state in
        if !state.isHeld { state.waiting = continuation }
        return state.isHeld
      }
      if isHeld { continuation.resume() }
    }
  }

  /// Lets the lane go on.
  func open() {
    state.withLock { state in
      state.isClosed = false
      state.isHeld = false
    }
    opened.signal()
  }
}
