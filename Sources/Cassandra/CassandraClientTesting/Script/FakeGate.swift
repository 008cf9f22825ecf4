internal import Synchronization

/// Where reactions wait until a test lets them go on; see ``FakeReaction/hold(_:then:)``.
public final class FakeGate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let count = Observed(0)

  /// A closed gate.
  public init() {}

  /// How many wait.
  public var waiting: Int { count.value }

  /// Returns once so many wait at the same time.
  ///
  /// - Throws: `CancellationError` if the task is cancelled first.
  public func wait(for number: Int) async throws { try await count.wait { $0 >= number } }

  /// Lets all go on that wait, and all that come.
  public func open() {
    let released = state.withLock { state in
      state.isOpen = true
      defer { state.waiting = [] }
      return state.waiting
    }
    count.update { $0 -= released.count }
    for reaction in released { reaction() }
  }

  /// Lets those wait that come from now on.
  public func close() { state.withLock { $0.isOpen = false } }

  /// Lets the one go on that has waited longest, or the one at `index` in the order of their coming.
  public func releaseOne(at index: Int = 0) {
    let released = state.withLock { $0.waiting.indices.contains(index) ? $0.waiting.remove(at: index) : nil }
    guard let released else { return }
    count.update { $0 -= 1 }
    released()
  }

  func pass(_ reaction: @escaping @Sendable () -> Void) {
    let isOpen = state.withLock { state in
      if !state.isOpen { state.waiting.append(reaction) }
      return state.isOpen
    }
    if isOpen { reaction() } else { count.update { $0 += 1 } }
  }
}
