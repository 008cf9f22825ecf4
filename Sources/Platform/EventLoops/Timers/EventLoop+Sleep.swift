extension EventLoop {
  /// Suspends the task until `deadline`. The timer is this loop's; the task goes on where it was.
  ///
  /// `Task.sleep` keeps its deadlines on a thread of Dispatch, which costs two changes of thread; this costs none to a
  /// task of this loop.
  /// - Throws: `CancellationError` as soon as the task is cancelled or the loop ends.
  public func sleep(until deadline: Instant) async throws {
    let sleeper = Sleeper(self)
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { sleeper.sleep(until: deadline, $0) }
    } onCancel: {
      sleeper.cancel()
    }
  }

  /// Suspends the task for at least `duration`; see ``sleep(until:)``.
  public func sleep(for duration: Duration) async throws {
    try await sleep(until: .now.advanced(by: duration))
  }

  /// Suspends the task for at least `duration` with a timer of the loop it runs on, with `Task.sleep` where it runs on
  /// none.
  /// - Throws: `CancellationError` as soon as the task is cancelled or the loop ends.
  public static func sleep(for duration: Duration) async throws {
    guard let loop = current else { return try await Task.sleep(for: duration) }
    try await loop.sleep(for: duration)
  }

  /// Runs `work` at once where the caller is on the loop's thread, else as soon as the loop gets to it.
  /// - Returns: false where the loop has ended and `work` will not run.
  func onThread(_ work: @escaping @Sendable () -> Void) -> Bool {
    if isCurrent {
      work()
      return true
    }
    return execute(work)
  }
}

/// One task asleep. Its state belongs to the loop's thread; cancellation comes from anywhere.
private final class Sleeper: @unchecked Sendable {  // touched on the loop's thread only
  private let loop: EventLoop
  private var continuation: CheckedContinuation<Void, any Error>?
  private var timer: LoopTimer?
  private var cancelled = false

  init(_ loop: EventLoop) { self.loop = loop }

  func sleep(until deadline: EventLoop.Instant, _ continuation: CheckedContinuation<Void, any Error>) {
    let runs = loop.onThread { [self] in
      guard !cancelled, let timer = try? loop.schedule(at: deadline, { self.wake(.success(())) }) else {
        return continuation.resume(throwing: CancellationError())
      }
      self.continuation = continuation
      self.timer = timer
      timer.onDrop = { self.wake(.failure(CancellationError())) }
    }
    if !runs { continuation.resume(throwing: CancellationError()) }
  }

  func cancel() {
    _ = loop.onThread { [self] in
      cancelled = true
      timer?.cancel()
      wake(.failure(CancellationError()))
    }
  }

  private func wake(_ result: Result<Void, any Error>) {
    continuation?.resume(with: result)
    (continuation, timer) = (nil, nil)
  }
}
