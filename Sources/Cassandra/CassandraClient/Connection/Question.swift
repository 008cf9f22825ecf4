import CQLProtocol
import EventLoops

/// One request of the client's own, with its own time limit: for whoever may wait outside of the loop.
final class Question: ResponseHandler, @unchecked Sendable {  // touched on the loop's thread only
  private let settings: ConnectionSettings
  private var continuation: CheckedContinuation<CQLResponse, any Error>?
  private var limit: (any ClientTimer)?
  private var stream: Int16?
  private var connection: NodeConnection?
  private var isCancelled = false

  fileprivate init(_ settings: ConnectionSettings) { self.settings = settings }

  fileprivate func ask(
    _ message: some MessageBody, on connection: NodeConnection, within timeout: Duration,
    _ continuation: CheckedContinuation<CQLResponse, any Error>
  ) {
    self.continuation = continuation
    self.connection = connection
    if isCancelled { return resume(.failure(CancellationError())) }
    guard connection.phase == .open else { return fail(.connectionLost(nil)) }
    do {
      stream = try connection.send(message, to: self, tag: 0)
      guard stream != nil else { return fail(.overloaded) }
      limit = settings.clock.schedule(on: connection.loop, after: timeout) { [self] in
        giveUp(CassandraError(.timedOut(after: timeout), node: connection.address))
      }
    } catch {
      fail(.malformed(error))
    }
  }

  fileprivate func cancel() {
    isCancelled = true
    giveUp(CancellationError())
  }

  func received(_ envelope: Envelope, from connection: NodeConnection, tag: Int) {
    do {
      resume(.success(try envelope.response().body))
    } catch {
      fail(.malformed(error))
    }
  }

  func lost(_ connection: NodeConnection, _ reason: CassandraError.Kind, tag: Int) { fail(reason) }

  private func giveUp(_ error: any Error) {
    guard continuation != nil else { return }
    if let stream { connection?.abandon(stream) }
    resume(.failure(error))
  }

  private func fail(_ kind: CassandraError.Kind) {
    resume(.failure(CassandraError(kind, node: connection?.address)))
  }

  private func resume(_ result: Result<CQLResponse, any Error>) {
    limit?.cancel()
    let continuation = continuation
    (self.continuation, connection) = (nil, nil)
    continuation?.resume(with: result)
  }
}

extension NodeConnection {
  /// Sends a request and waits for its answer, from any executor.
  /// - Throws: `CassandraError` where there was none; `CancellationError`. An answer that is an error is returned.
  func ask(_ message: some MessageBody, within timeout: Duration) async throws -> CQLResponse {
    let question = Question(settings)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let asked = loop.execute { question.ask(message, on: self, within: timeout, continuation) }
        if !asked { continuation.resume(throwing: CassandraError(.closed, node: address)) }
      }
    } onCancel: {
      loop.execute { question.cancel() }
    }
  }
}
