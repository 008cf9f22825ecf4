import Foundation
import Synchronization

/// Runs `body` on `count` threads of their own at once and waits for all without holding a pool thread.
///
/// The clients block, as clients do; on the pool they would keep other tests from running.
func onThreads<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Result) async throws
  -> [Result]
{
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    for number in 0..<count { group.addTask { try await onThread { (number, try body(number)) } } }
    return try await group.reduce(into: [(Int, Result)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// The same for one thread, so that a test's own blocking calls do not hold a pool thread either.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
  }
}
