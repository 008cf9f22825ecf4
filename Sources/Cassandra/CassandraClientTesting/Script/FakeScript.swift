internal import Synchronization

/// The rules of a node, the latest first.
final class FakeScript: Sendable {
  private let rules = Mutex<[FakeRule]>([])

  func add(_ rule: FakeRule) { rules.withLock { $0.insert(rule, at: 0) } }

  func clear() { rules.withLock { $0 = [] } }

  /// What is to be done about a request.
  func reaction(to request: FakeRequest) -> FakeReaction {
    let rules = rules.withLock { $0 }
    return rules.first { $0.applies(to: request) }?.reaction ?? .normally
  }
}
