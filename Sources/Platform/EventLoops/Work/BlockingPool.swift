internal import Glibc

/// A few threads for work that blocks or computes for long, so that no loop has to: files, password hashing, exports.
///
/// Both the threads and the work that waits for one are bounded: a server that takes on more than it can do answers
/// everybody late, so ``run(_:)`` refuses instead and the caller says so to its client. Threads start when they are
/// first needed. A pool that is dropped stops.
public final class BlockingPool: Sendable {
  /// The most threads there may be.
  public let threads: Int
  /// The most pieces of work that may wait for a thread.
  public let capacity: Int

  private let name: String
  private let state = Monitor(BlockingPoolState())

  /// Makes a pool that has no threads yet.
  /// - Parameters:
  ///   - threads: the most threads there may be, at least one.
  ///   - capacity: the most pieces of work that may wait while all threads are busy.
  ///   - name: the threads' name, of which the system shows the first 15 bytes.
  public init(threads: Int = 4, capacity: Int = 256, name: String = "blocking") {
    self.threads = max(1, threads)
    self.capacity = max(0, capacity)
    self.name = name
  }

  deinit { stop() }

  /// The number of pieces of work that wait for a thread; any thread may ask.
  public var waiting: Int { state.withLock { $0.waiting } }

  /// Runs `work` on one of the pool's threads and returns its result to the caller's executor.
  ///
  /// Cancelling the task takes the work back while it waits; once it runs it is not interrupted.
  /// - Throws: what `work` throws; ``BlockingPoolError`` when the pool is full or has stopped; `CancellationError`.
  public func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    let job = BlockingJob()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        job.perform = { continuation.resume(with: Result(catching: work)) }
        job.fail = { continuation.resume(throwing: $0) }
        submit(job)
      }
    } onCancel: {
      if state.withLock({ $0.cancel(job) }) { job.fail(CancellationError()) }
    }
  }

  /// Takes no more work and fails what waits with ``BlockingPoolError/stopped``; what runs goes on to its end.
  public func stop() {
    let left = state.withLock { $0.stop() }
    state.wakeAll()
    for job in left { job.fail(BlockingPoolError.stopped) }
  }

  /// Stops and waits until what runs has ended.
  public func shutdown() async {
    stop()
    await withCheckedContinuation { continuation in
      if !state.withLock({ $0.await(continuation) }) { continuation.resume() }
    }
  }

  private func submit(_ job: BlockingJob) {
    switch state.withLock({ $0.admit(job, threads: threads, capacity: capacity) }) {
    case .queued: state.wakeOne()
    case .needsThread: startThread()
    case .refused(let error): job.fail(error)
    }
  }

  private func startThread() {
    var thread = pthread_t()
    let state = state
    let code = SystemThread.spawn(&thread, named: name) {
      var worker = BlockingPoolState.Worker.starting
      while case .perform(let job) = state.wait({ $0.next(for: &worker) }) { job.perform() }
      for waiter in state.withLock({ $0.threadEnded() }) { waiter.resume() }
    }
    if code == 0 {
      pthread_detach(thread)
    } else {
      let (work, waiters) = state.withLock { $0.threadMissing() }
      for job in work { job.fail(BlockingPoolError.noThread(code: code)) }
      for waiter in waiters { waiter.resume() }
    }
  }
}

/// Why a ``BlockingPool`` did not run a piece of work.
public enum BlockingPoolError: Error, Equatable, Sendable, CustomStringConvertible {
  /// As much work waits as is allowed, namely `waiting` pieces. Try again later.
  case overloaded(waiting: Int)
  /// The pool has stopped.
  case stopped
  /// The system has no thread to give; `code` is its `errno`.
  case noThread(code: Int32)

  public var description: String {
    switch self {
    case .overloaded(let waiting): "Too much work waits for a thread already (\(waiting)); try again later."
    case .stopped: "The pool of threads has stopped."
    case .noThread(let code): "Could not start a thread: \(systemMessage(-code))."
    }
  }
}
