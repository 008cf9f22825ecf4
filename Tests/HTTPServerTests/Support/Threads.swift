import Foundation
import Synchronization

/// Runs `body` on as many threads of their own, since blocking clients would fill the cooperative pool.
func onThreads<Value: Sendable>(
  _ count: Int = 1, _ body: @escaping @Sendable (Int) throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    for number in 0..<count {
      group.addTask {
        try await withCheckedThrowingContinuation { continuation in
          Thread.detachNewThread { continuation.resume(with: Result { (number, try body(number)) }) }
        }
      }
    }
    var values: [(Int, Value)] = []
    for try await value in group { values.append(value) }
    return values.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// A number that threads and handlers count together.
final class Count: Sendable {
  private let value = Atomic<Int>(0)

  var current: Int { value.load(ordering: .sequentiallyConsistent) }

  func add(_ step: Int = 1) { value.add(step, ordering: .sequentiallyConsistent) }
}
