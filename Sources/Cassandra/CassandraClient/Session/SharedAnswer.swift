import Synchronization

/// Something under way that any number of tasks wait for. A task that is cancelled stops waiting; what is under way
/// goes on for the others.
final class SharedAnswer<Value: Sendable>: Sendable {
  private typealias Waiter = CheckedContinuation<Value, any Error>

  private enum State {
    case pending([Int: Waiter])
    case done(Result<Value, any Error>)
  }

  private struct Shared {
    var state = State.pending([:])
    var tickets = 0
    /// Those who stopped waiting before they had begun.
    var cancelled: Set<Int> = []
  }

  private let shared = Mutex(Shared())

  /// Tells everybody, now and later. Only the first time counts.
  func complete(_ result: Result<Value, any Error>) {
    let waiters = shared.withLock { shared -> [Int: Waiter] in
      guard case .pending(let waiters) = shared.state else { return [:] }
      shared.state = .done(result)
      return waiters
    }
    for waiter in waiters.values { waiter.resume(with: result) }
  }

  /// What came of it, once that is known.
  /// - Throws: what it failed with; `CancellationError`.
  func value() async throws -> Value {
    let ticket = shared.withLock { shared in
      shared.tickets += 1
      return shared.tickets
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let known: Result<Value, any Error>? = shared.withLock { shared in
          if shared.cancelled.remove(ticket) != nil { return .failure(CancellationError()) }
          switch shared.state {
          case .done(let result): return result
          case .pending(var waiters):
            waiters[ticket] = continuation
            shared.state = .pending(waiters)
            return nil
          }
        }
        if let known { continuation.resume(with: known) }
      }
    } onCancel: {
      stopWaiting(ticket)
    }
  }

  private func stopWaiting(_ ticket: Int) {
    let waiter = shared.withLock { shared -> Waiter? in
      guard case .pending(var waiters) = shared.state else { return nil }
      guard let waiter = waiters.removeValue(forKey: ticket) else {
        shared.cancelled.insert(ticket)
        return nil
      }
      shared.state = .pending(waiters)
      return waiter
    }
    waiter?.resume(throwing: CancellationError())
  }
}
