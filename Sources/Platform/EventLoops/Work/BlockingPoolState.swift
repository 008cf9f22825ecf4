/// One piece of work on its way through a pool.
final class BlockingJob: @unchecked Sendable {  // closures are set before it is queued, the flag is the pool's lock's
  var perform: () -> Void = {}
  var fail: (any Error) -> Void = { _ in }
  var cancelled = false
}

/// What a pool knows: which work waits, and what its threads are at.
struct BlockingPoolState {
  enum Admission { case queued, needsThread, refused(any Error) }
  enum Worker { case starting, idle, busy }
  enum Next { case perform(BlockingJob), end }

  private(set) var queue: [BlockingJob] = []
  private(set) var threads = 0
  private var starting = 0
  private var idle = 0
  private var stopped = false
  private var waiters: [CheckedContinuation<Void, Never>] = []

  /// How many pieces of work are queued that no thread is about to take.
  var waiting: Int { max(0, queue.count - idle - starting) }

  mutating func admit(_ job: BlockingJob, threads limit: Int, capacity: Int) -> Admission {
    if stopped { return .refused(BlockingPoolError.stopped) }
    if job.cancelled { return .refused(CancellationError()) }
    let threadless = queue.count >= idle + starting
    if threadless && threads == limit && waiting >= capacity {
      return .refused(BlockingPoolError.overloaded(waiting: waiting))
    }
    queue.append(job)
    guard threadless && threads < limit else { return .queued }
    threads += 1
    starting += 1
    return .needsThread
  }

  /// Takes work back; false where it does not wait any more.
  mutating func cancel(_ job: BlockingJob) -> Bool {
    job.cancelled = true
    guard let place = queue.firstIndex(where: { $0 === job }) else { return false }
    queue.remove(at: place)
    return true
  }

  /// What a thread does next; nil where it has to wait.
  mutating func next(for worker: inout Worker) -> Next? {
    if queue.isEmpty && !stopped {
      enter(.idle, from: &worker)
      return nil
    }
    enter(.busy, from: &worker)
    return queue.isEmpty ? .end : .perform(queue.removeFirst())
  }

  private mutating func enter(_ next: Worker, from worker: inout Worker) {
    switch worker {
    case .starting: starting -= 1
    case .idle: idle -= 1
    case .busy: break
    }
    worker = next
    if next == .idle { idle += 1 }
  }

  mutating func stop() -> [BlockingJob] {
    stopped = true
    defer { queue = [] }
    return queue
  }

  /// Keeps a continuation until no thread is left; false where none is.
  mutating func await(_ continuation: CheckedContinuation<Void, Never>) -> Bool {
    guard threads > 0 else { return false }
    waiters.append(continuation)
    return true
  }

  /// A thread has ended; the continuations that waited for it, if it was the last.
  mutating func threadEnded() -> [CheckedContinuation<Void, Never>] {
    threads -= 1
    guard threads == 0 else { return [] }
    defer { waiters = [] }
    return waiters
  }

  /// A thread could not be started: the work nobody is left to do, and who waits for the last thread.
  mutating func threadMissing() -> (work: [BlockingJob], waiters: [CheckedContinuation<Void, Never>]) {
    starting -= 1
    let waiters = threadEnded()
    guard threads == 0 else { return ([], waiters) }
    defer { queue = [] }
    return (queue, waiters)
  }
}
