/// Whoever is told what came of an ``Execution``.
enum AnswerSink {
  /// A task that waits.
  case task(UnsafeContinuation<RequestAnswer, any Error>)
  /// Nobody yet; it is kept for whoever will ask. Called on the shard's thread.
  case callback(@Sendable (Result<RequestAnswer, any Error>) -> Void)

  func resume(with result: Result<RequestAnswer, any Error>) {
    switch self {
    case .task(let continuation): continuation.resume(with: result)
    case .callback(let take): take(result)
    }
  }

  func resume(throwing error: any Error) { resume(with: .failure(error)) }
}
