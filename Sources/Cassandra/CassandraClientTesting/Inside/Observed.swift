internal import Synchronization

/// A value that tasks wait for to become what they want.
final class Observed<Value: Sendable>: Sendable {
  private struct Waiter {
    let wants: @Sendable (Value) -> Bool
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var value: Value
    var waiters: [Int: Waiter] = [:]
    var lastWaiter = 0
  }

  private enum Start { case waits, isThere, isCancelled }

  private let state: Mutex<State>

  init(_ value: Value) { state = Mutex(State(value: value)) }

  var value: Value { state.withLock { $0.value } }

  /// Changes the value and lets those go on that waited for what it is now.
  func update(_ change: (inout Value) -> Void) {
    let satisfied = state.withLock { state in
      change(&state.value)
      let ready = state.waiters.filter { $0.value.wants(state.value) }
      for id in ready.keys { state.waiters[id] = nil }
      return ready.values.map(\.continuation)
    }
    for continuation in satisfied { continuation.resume() }
  }

  /// Returns once the value is wanted.
  ///
  /// - Throws: `CancellationError` if the task is cancelled first.
  func wait(until wants: @escaping @Sendable (Value) -> Bool) async throws {
    let id = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let start = state.withLock { state -> Start in
          if wants(state.value) { return .isThere }
          if Task.isCancelled { return .isCancelled }
          state.waiters[id] = Waiter(wants: wants, continuation: continuation)
          return .waits
        }
        switch start {
        case .waits: break
        case .isThere: continuation.resume()
        case .isCancelled: continuation.resume(throwing: CancellationError())
        }
      }
    } onCancel: {
      let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
      waiter?.continuation.resume(throwing: CancellationError())
    }
  }
}
