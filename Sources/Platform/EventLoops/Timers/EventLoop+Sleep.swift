extension EventLoop {
  /// Suspends the task until `deadline`. The timer is this loop's; the task goes on where it was.
  ///
  /// `Task.sleep` keeps its deadlines on a thread of Dispatch, which costs two changes of thread; this costs none to a
  /// task of this loop.
  /// - Throws: `CancellationError` as soon as the task is cancelled or the loop ends.
  public func sleep(until deadline: Instant) async throws {
    do {
      try await suspend { (waiter: LoopWaiter<Void>) in
        do throws(EventLoopError) {
          let timer = try self.schedule(at: deadline) { waiter.resume(.success(())) }
          timer.onDrop = { waiter.resume(.failure(EventLoopError.stopped)) }
          waiter.onCancel = { timer.cancel() }
        } catch {
          waiter.resume(.failure(error))
        }
      }
    } catch is EventLoopError {
      throw CancellationError()
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
}
