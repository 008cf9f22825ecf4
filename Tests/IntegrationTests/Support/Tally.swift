import Synchronization

/// Counts what the threads of a test have done, so that the test goes on once it is enough: no machine is too slow.
final class Tally: Sendable {
  private let count = Atomic(0)

  func add() { count.add(1, ordering: .relaxed) }

  /// Waits, ten minutes at most, until `number` was counted.
  func reaches(_ number: Int) async throws {
    for _ in 0..<120_000 {
      if count.load(ordering: .relaxed) >= number { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw TestFailure("\(count.load(ordering: .relaxed)) of \(number) were done within ten minutes")
  }
}
