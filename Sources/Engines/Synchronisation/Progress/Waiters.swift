/// Those who wait until reads show a position. Each leaves once: by position, deadline, or its own wish.
struct Waiters {
  struct Waiter {
    let number: UInt64
    let position: Int64
    let deadline: ContinuousClock.Instant
    let continuation: CheckedContinuation<Bool, Never>
  }

  private var waiting: [Waiter] = []

  var count: Int { waiting.count }
  var isEmpty: Bool { waiting.isEmpty }
  var earliestDeadline: ContinuousClock.Instant? { waiting.lazy.map(\.deadline).min() }

  mutating func add(_ waiter: Waiter) { waiting.append(waiter) }

  /// Removes those whose position is `position` or earlier.
  mutating func reached(_ position: Int64) -> [Waiter] { remove { $0.position <= position } }

  /// Removes those whose deadline is `now` or earlier.
  mutating func expired(at now: ContinuousClock.Instant) -> [Waiter] { remove { $0.deadline <= now } }

  mutating func remove(_ number: UInt64) -> [Waiter] { remove { $0.number == number } }

  mutating func removeAll() -> [Waiter] { remove { _ in true } }

  private mutating func remove(where leaves: (Waiter) -> Bool) -> [Waiter] {
    let leaving = waiting.filter(leaves)
    if !leaving.isEmpty { waiting.removeAll(where: leaves) }
    return leaving
  }
}

extension [Waiters.Waiter] {
  /// To be called outside of locks.
  func resume(returning visible: Bool) {
    for waiter in self { waiter.continuation.resume(returning: visible) }
  }
}
