import EventLoops

extension ClientClock {
  /// Suspends the task until `delay` has passed by this clock.
  /// - Throws: `CancellationError` as soon as the task is cancelled, and where the loop has ended.
  func sleep(for delay: Duration, on loop: EventLoop) async throws {
    try await Pause(by: self, on: loop).wait(for: delay)
  }
}

/// One wait that somebody else may end before its time.
final class Pause: @unchecked Sendable {  // touched on the loop's thread only
  private let clock: any ClientClock
  private let loop: EventLoop
  private var waiter: CheckedContinuation<Void, any Error>?
  private var timer: (any ClientTimer)?
  private var isOver = false

  init(by clock: any ClientClock, on loop: EventLoop) {
    self.clock = clock
    self.loop = loop
  }

  /// Suspends the task until `delay` has passed or the pause is ended, which may have been before. From any executor,
  /// once.
  /// - Throws: `CancellationError` as soon as the task is cancelled, and where the loop has ended.
  func wait(for delay: Duration) async throws {
    try Task.checkCancellation()
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: CheckedContinuation<Void, any Error>) in
        let runs = loop.execute { [self] in begin(delay, waiter) }
        if !runs { waiter.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      loop.execute { [self] in end() }
    }
    try Task.checkCancellation()
  }
  /// Lets the task go on. Belongs on the loop's thread.
  func end() {
    isOver = true
    timer?.cancel()
    timer = nil
    let waiter = waiter
    self.waiter = nil
    waiter?.resume()
  }

  private func begin(_ delay: Duration, _ waiter: CheckedContinuation<Void, any Error>) {
    guard !isOver else { return waiter.resume() }
    self.waiter = waiter
    timer = clock.schedule(on: loop, after: delay) { [self] in end() }
  }
}
