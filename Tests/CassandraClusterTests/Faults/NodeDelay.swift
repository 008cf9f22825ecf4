import CassandraClient
import EventLoops
import Synchronization

/// How long nodes that nothing happens to kept everybody waiting: the most that an answer took which a node has without
/// asking others, in a session of its own.
final class NodeDelay: Sendable {
  private let worst = Mutex(Duration.zero)

  /// The longest delay of all nodes but one while `body` ran.
  static func during(
    _ cluster: RealCluster, but victim: RealCluster.Member, _ body: () async throws -> Void
  ) async throws -> Duration {
    let delay = NodeDelay()
    return try await cluster.withSession { session in
      let nodes = await session.topology().nodes.map(\.node).filter { $0.address.host != victim.address }
      return try await withThrowingTaskGroup(of: Void.self) { group in
        for node in nodes { group.addTask { await delay.watch(node, in: session) } }
        try await body()
        group.cancelAll()
        return delay.worst.withLock { $0 }
      }
    }
  }

  private func watch(_ node: Node, in session: CassandraSession) async {
    let question = Statement("SELECT key FROM system.local").at(.one).on(node)
    while !Task.isCancelled {
      let start = ContinuousClock.now
      // Whether it fails is not what is measured.
      _ = try? await session.execute(question)
      let delay = start.duration(to: .now)
      worst.withLock { $0 = max($0, delay) }
      try? await Task.sleep(for: .milliseconds(10))
    }
  }
}
