internal import EventLoops
internal import Synchronization

/// Where reactions wait until a test lets them go on; see ``FakeReaction/hold(_:then:)``.
public final class FakeGate: Sendable {
  private struct State {
    var isOpen = false
    var waiting: [Visitor] = []
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
    for visitor in released { visitor.goOn() }
  }

  /// Lets those wait that come from now on.
  public func close() { state.withLock { $0.isOpen = false } }

  /// Lets the one go on that has waited longest, or the one at `index` in the order of their coming.
  public func releaseOne(at index: Int = 0) {
    let released = state.withLock { $0.waiting.indices.contains(index) ? $0.waiting.remove(at: index) : nil }
    guard let released else { return }
    count.update { $0 -= 1 }
    released.goOn()
  }

  func pass(_ visitor: Visitor) {
    let isOpen = state.withLock { state in
      if !state.isOpen { state.waiting.append(visitor) }
      return state.isOpen
    }
    if isOpen { visitor.goOn() } else { count.update { $0 += 1 } }
  }

  /// A request that waits. The gate does not keep its connection, which is used on its loop only.
  struct Visitor: Sendable {
    private weak var connection: FakeConnection?
    private let loop: EventLoop
    private let reaction: FakeReaction
    private let answering: Answering

    init(_ connection: FakeConnection, _ reaction: FakeReaction, _ answering: Answering) {
      (self.connection, self.reaction, self.answering) = (connection, reaction, answering)
      loop = connection.loop
    }

    func goOn() { loop.execute { [self] in connection?.perform(reaction, answering) } }
  }
}
