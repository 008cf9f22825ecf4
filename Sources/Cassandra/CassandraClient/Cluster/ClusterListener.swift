import Synchronization

/// Keeps events until they are taken, the newest ones where they are too many.
final class ClusterListener: Sendable {
  private typealias Taker = CheckedContinuation<ClusterEvent?, Never>

  private struct State {
    var kept: [ClusterEvent] = []
    var hasMissed = false
    var isFinished = false
    var takers: [(ticket: Int, continuation: Taker)] = []
    var tickets = 0

    mutating func take() -> ClusterEvent? {
      if hasMissed {
        hasMissed = false
        return .missed
      }
      return kept.isEmpty ? nil : kept.removeFirst()
    }
  }

  private let limit: Int
  private let state = Mutex(State())

  init(keeping limit: Int) { self.limit = max(1, limit) }

  /// Hands the event to who waits longest, or keeps it.
  func offer(_ event: ClusterEvent) {
    let taker = state.withLock { state -> Taker? in
      if !state.takers.isEmpty { return state.takers.removeFirst().continuation }
      if state.kept.count == limit {
        state.kept.removeFirst()
        state.hasMissed = true
      }
      state.kept.append(event)
      return nil
    }
    taker?.resume(returning: event)
  }

  /// Nothing more comes; what is kept can still be taken.
  func finish() {
    let takers = state.withLock { state in
      state.isFinished = true
      defer { state.takers = [] }
      return state.takers
    }
    for taker in takers { taker.continuation.resume(returning: nil) }
  }

  /// The next event; nil at the end, or where the task is cancelled.
  func next() async -> ClusterEvent? {
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let known: ClusterEvent?? = state.withLock { state in
          // Whoever cancels from now on finds the taker, if it waits.
          if Task.isCancelled { return .some(nil) }
          if let event = state.take() { return event }
          if state.isFinished { return .some(nil) }
          state.takers.append((ticket, continuation))
          return nil
        }
        if let known { continuation.resume(returning: known) }
      }
    } onCancel: {
      let taker = state.withLock { state in
        state.takers.firstIndex { $0.ticket == ticket }.map { state.takers.remove(at: $0).continuation }
      }
      taker?.resume(returning: nil)
    }
  }
}
