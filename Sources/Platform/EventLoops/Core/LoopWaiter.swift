/// A task that waits for something that happens on a loop. Resumed once; cancellation comes from anywhere.
final class LoopWaiter<Value: Sendable>: @unchecked Sendable {  // touched on the loop's thread only
  /// Gives up what is waited for, when the task is cancelled first.
  var onCancel: (() -> Void)?

  private var continuation: CheckedContinuation<Value, any Error>?
  private var cancelled = false

  /// Lets the task go on; false where it has gone on already.
  @discardableResult
  func resume(_ result: Result<Value, any Error>) -> Bool {
    guard let continuation else { return false }
    (self.continuation, onCancel) = (nil, nil)
    continuation.resume(with: result)
    return true
  }

  fileprivate func wait(_ continuation: CheckedContinuation<Value, any Error>, _ start: (LoopWaiter) -> Void) {
    if cancelled { return continuation.resume(throwing: CancellationError()) }
    self.continuation = continuation
    start(self)
  }

  fileprivate func cancel() {
    cancelled = true
    let onCancel = onCancel
    resume(.failure(CancellationError()))
    onCancel?()
  }
}

extension EventLoop {
  /// Calls `start` on the loop's thread, at once where the caller is there, and suspends the task until the waiter is
  /// resumed.
  /// - Throws: what the waiter is resumed with, `CancellationError`, ``EventLoopError/stopped``.
  func suspend<Value: Sendable>(_ start: @escaping @Sendable (LoopWaiter<Value>) -> Void) async throws -> Value {
    let waiter = LoopWaiter<Value>()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if !onThread({ waiter.wait(continuation, start) }) { continuation.resume(throwing: EventLoopError.stopped) }
      }
    } onCancel: {
      _ = onThread { waiter.cancel() }
    }
  }

  /// Runs `work` at once where the caller is on the loop's thread, else as soon as the loop gets to it.
  /// - Returns: false where the loop has ended and `work` will not run.
  @discardableResult
  func onThread(_ work: @escaping @Sendable () -> Void) -> Bool {
    if isCurrent {
      work()
      return true
    }
    return execute(work)
  }
}
