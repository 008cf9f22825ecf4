internal import CUV
internal import Glibc
internal import Synchronization

extension EventLoop {
  /// One piece of work, tagged by the executor that took it.
  enum Job {
    case task(UnownedJob)
    case isolated(UnownedJob)
    case call(@Sendable () -> Void)
  }

  public func enqueue(_ job: consuming ExecutorJob) { enqueue(.task(UnownedJob(job))) }

  /// Runs `work` on the loop's thread, after what was queued before it and never before this call returns.
  /// - Returns: false where the loop has ended and `work` will not run.
  @discardableResult
  public func execute(_ work: @escaping @Sendable () -> Void) -> Bool { enqueue(.call(work)) }

  /// Runs `body` on the loop's thread and returns its result to the caller's executor.
  /// - Throws: what `body` throws, ``EventLoopError/stopped`` where the loop has ended.
  public func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let runs = execute { continuation.resume(with: Result(catching: body)) }
      if !runs { continuation.resume(throwing: EventLoopError.stopped) }
    }
  }

  /// Queues a job; false where it was dropped.
  @discardableResult
  func enqueue(_ job: Job) -> Bool {
    if isCurrent && !stopping {
      local.append(job)
      return true
    }
    return enqueueRemote(job)
  }

  private func enqueueRemote(_ job: Job) -> Bool {
    switch remote.withLock({ $0.append(job, countingIn: senders) }) {
    case .none: return true
    case .drop: return false
    case .drainLate: drainLate()
    case .wake:
      uv_async_send(core.wake)
      senders.subtract(1, ordering: .releasing)
    }
    return true
  }

  /// Moves what other threads have queued to the loop's own queue.
  func takeRemote() {
    remote.withLock { $0.move(to: &local) }
  }

  /// Runs the jobs queued so far, not those they queue.
  func runLocal() {
    guard !local.isEmpty else { return }
    swap(&local, &batch)
    run(batch)
    batch.removeAll(keepingCapacity: true)
  }

  private func run(_ jobs: [Job]) {
    let tasks = asUnownedTaskExecutor()
    let actors = serialExecutor.asUnownedSerialExecutor()
    for job in jobs {
      switch job {
      case .task(let job): job.runSynchronously(on: tasks)
      case .isolated(let job): job.runSynchronously(isolatedTo: actors, taskExecutor: tasks)
      case .call(let work): work()
      }
    }
  }

  /// Runs what is queued, a bounded number of times over, and ends the queue. Returns when no other thread can touch the
  /// wake-up any more.
  func runLast() {
    for _ in 0..<Self.lastRounds {
      takeRemote()
      if local.isEmpty { break }
      runLocal()
    }
    let (calls, late) = remote.withLock { $0.end(after: local) }
    local = []
    while senders.load(ordering: .acquiring) > 0 { sched_yield() }
    run(calls)
    if late { drainLate() }
  }

  /// Enough for tasks to unwind that were told of the end; one that never ends must not keep the loop.
  private static let lastRounds = 100

  /// Runs late jobs one after another until there are none.
  private func drainLate() {
    SystemThread.startDetached(named: "\(name)-late") {
      while true {
        let jobs = self.remote.withLock { $0.takeLate() }
        if jobs.isEmpty { return }
        self.run(jobs)
      }
    }
  }
}

/// Work from other threads, and where it goes.
struct RemoteJobs {
  enum Phase { case open, ended(draining: Bool) }
  enum Reaction { case none, wake, drainLate, drop }

  private(set) var jobs: [EventLoop.Job] = []
  private var phase = Phase.open

  /// Takes a job in; the first of a batch asks for a wake-up, and counts its sender until it has been sent.
  mutating func append(_ job: EventLoop.Job, countingIn senders: borrowing Atomic<Int>) -> Reaction {
    switch (phase, job) {
    case (.ended, .call): return .drop
    case (.open, _):
      jobs.append(job)
      guard jobs.count == 1 else { return .none }
      senders.add(1, ordering: .relaxed)
      return .wake
    case (.ended(let draining), _):
      jobs.append(job)
      phase = .ended(draining: true)
      return draining ? .none : .drainLate
    }
  }

  /// Appends the jobs to `queue`, leaving it the memory where it was empty.
  mutating func move(to queue: inout [EventLoop.Job]) {
    if queue.isEmpty { return swap(&queue, &jobs) }
    queue.append(contentsOf: jobs)
    jobs.removeAll(keepingCapacity: true)
  }

  /// Takes late jobs, or notes that there are none.
  mutating func takeLate() -> [EventLoop.Job] {
    if jobs.isEmpty { phase = .ended(draining: false) }
    defer { jobs = [] }
    return jobs
  }

  /// Ends the queue: calls still belong on the loop and are handed out, jobs stay; whether there are any of these.
  mutating func end(after left: [EventLoop.Job]) -> (calls: [EventLoop.Job], late: Bool) {
    let all = left + jobs
    let calls = all.filter { if case .call = $0 { true } else { false } }
    jobs = all.filter { if case .call = $0 { false } else { true } }
    phase = .ended(draining: !jobs.isEmpty)
    return (calls, !jobs.isEmpty)
  }
}
