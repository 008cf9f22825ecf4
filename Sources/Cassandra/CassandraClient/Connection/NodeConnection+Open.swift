import CQLProtocol
import EventLoops

extension NodeConnection {
  /// Connects, from any executor; see ``ConnectionAttempt``.
  /// - Throws: `CassandraError`, ``Handshake/Failure`` where the node refuses the version, `CancellationError`.
  static func open(
    to address: SocketAddress, _ purpose: ConnectionPurpose, _ settings: ConnectionSettings, on loop: EventLoop
  ) async throws -> NodeConnection {
    let opening = Opening()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let begun = loop.execute { opening.begin(to: address, purpose, settings, on: loop, continuation) }
        if !begun { continuation.resume(throwing: CassandraError(.closed, node: address)) }
      }
    } onCancel: {
      loop.execute { opening.cancel() }
    }
  }
}

/// A task that waits for a connection.
private final class Opening: @unchecked Sendable {  // touched on the loop's thread only
  private var attempt: ConnectionAttempt?
  private var continuation: CheckedContinuation<NodeConnection, any Error>?
  private var isCancelled = false

  func begin(
    to address: SocketAddress, _ purpose: ConnectionPurpose, _ settings: ConnectionSettings, on loop: EventLoop,
    _ continuation: CheckedContinuation<NodeConnection, any Error>
  ) {
    if isCancelled { return continuation.resume(throwing: CancellationError()) }
    self.continuation = continuation
    attempt = ConnectionAttempt(to: address, purpose, settings, on: loop) { [self] outcome in
      resume(
        outcome.mapError { failure in
          if case .failed(let kind) = failure { CassandraError(kind, node: address) } else { failure }
        })
    }
  }

  func cancel() {
    isCancelled = true
    attempt?.cancel()
    resume(.failure(CancellationError()))
  }

  private func resume(_ result: Result<NodeConnection, any Error>) {
    let continuation = continuation
    (self.continuation, attempt) = (nil, nil)
    continuation?.resume(with: result)
  }
}
