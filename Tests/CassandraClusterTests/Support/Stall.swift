import Synchronization

/// How long this machine kept everybody waiting, whatever the client does: the most by which a short sleep was too long.
final class Stall: Sendable {
  private let worst = Mutex(Duration.zero)

  /// The longest delay while `body` ran.
  static func during(_ body: () async throws -> Void) async throws -> Duration {
    let stall = Stall()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await stall.watch() }
      try await body()
      group.cancelAll()
      return stall.worst.withLock { $0 }
    }
  }

  private func watch() async {
    let pause = Duration.milliseconds(10)
    while !Task.isCancelled {
      let start = ContinuousClock.now
      try? await Task.sleep(for: pause)
      let delay = start.duration(to: .now) - pause
      worst.withLock { $0 = max($0, delay) }
    }
  }
}
