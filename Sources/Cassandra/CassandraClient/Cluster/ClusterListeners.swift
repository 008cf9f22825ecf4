import Synchronization

/// All who listen. Whoever lets go of a sequence listens no more.
final class ClusterListeners: Sendable {
  private struct Entry { weak var listener: ClusterListener? }

  private struct State {
    var entries: [Entry] = []
    var isFinished = false

    var listeners: [ClusterListener] {
      mutating get {
        entries.removeAll { $0.listener == nil }
        return entries.compactMap(\.listener)
      }
    }
  }

  private let state = Mutex(State())

  /// One more, who is told all from now on.
  func add(keeping limit: Int) -> ClusterListener {
    let listener = ClusterListener(keeping: limit)
    let isFinished = state.withLock { state in
      state.entries.append(Entry(listener: listener))
      return state.isFinished
    }
    if isFinished { listener.finish() }
    return listener
  }

  func tell(_ event: ClusterEvent) {
    for listener in state.withLock({ $0.listeners }) { listener.offer(event) }
  }

  /// Nothing more happens.
  func finish() {
    let listeners = state.withLock { state in
      state.isFinished = true
      return state.listeners
    }
    for listener in listeners { listener.finish() }
  }
}
