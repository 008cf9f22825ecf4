import EventLoops
import Synchronization

@testable import CassandraClient

/// Notes how a connection ends.
final class Ends: Sendable {
  private let connection: NodeConnection
  private let reasons: AsyncStream<CassandraError.Kind>
  private let found: AsyncStream<CassandraError.Kind>.Continuation
  private let isDraining = Mutex(false)

  init(of connection: NodeConnection) {
    self.connection = connection
    (reasons, found) = AsyncStream.makeStream()
  }

  /// Begins to note.
  func watch() async throws {
    try await connection.loop.run { [self] in
      connection.onClose = { [self] reason in
        found.yield(reason)
        found.finish()
      }
      connection.onDrain = { [self] in isDraining.withLock { $0 = true } }
    }
  }

  /// Whether it took no more requests and waited for its last answers.
  var drains: Bool { isDraining.withLock { $0 } }

  /// Waits for the end, and says why it came.
  func reason() async -> String? {
    for await reason in reasons { return reason.name }
    return nil
  }
}
