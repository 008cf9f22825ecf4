internal import CassandraClient
internal import Synchronization

/// A rule of a script, which says what nodes do about some requests.
public final class FakeRule: Sendable {
  private struct State {
    var left: Int?
    var skips: Int
    var random: FastRandom
    var applied = 0
  }

  let reaction: FakeReaction
  private let condition: FakeCondition
  private let probability: Double
  private let state: Mutex<State>

  init(
    _ condition: FakeCondition, times: Int?, skipping skips: Int, probability: Double, seed: UInt64,
    _ reaction: FakeReaction
  ) {
    self.condition = condition
    self.probability = probability
    self.reaction = reaction
    state = Mutex(State(left: times, skips: skips, random: FastRandom(seed: seed)))
  }

  /// How many requests it was applied to.
  public var applied: Int { state.withLock { $0.applied } }

  /// Applies it to nothing more.
  public func remove() { state.withLock { $0.left = 0 } }

  /// Whether the request is its business now.
  func applies(to request: FakeRequest) -> Bool {
    guard condition.matches(request) else { return false }
    return state.withLock { state in
      guard state.left != 0 else { return false }
      guard state.skips == 0 else {
        state.skips -= 1
        return false
      }
      guard probability >= 1 || Double.random(in: 0..<1, using: &state.random) < probability else { return false }
      state.left = state.left.map { $0 - 1 }
      state.applied += 1
      return true
    }
  }
}
