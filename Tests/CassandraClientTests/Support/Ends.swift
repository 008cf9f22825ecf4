import EventLoops

@testable import CassandraClient

/// Notes how a connection ends.
final class Ends: Sendable {
  private let connection: NodeConnection
  private let reasons: AsyncStream<CassandraError.Kind>
  private let found: AsyncStream<CassandraError.Kind>.Continuation

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
    }
  }

  /// Waits for the end, and says why it came.
  func reason() async -> String? {
    for await reason in reasons { return reason.name }
    return nil
  }
}
