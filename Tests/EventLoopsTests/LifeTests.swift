import EventLoops
import Testing

@Suite("Life of a loop", .timeLimit(.minutes(10)))
struct LifeTests {
  @Test("a loop may be dropped or stopped without ever having run")
  func neverStarted() async throws {
    _ = try EventLoop()
    let loop = try EventLoop()
    loop.stop()
    loop.join()
    await loop.shutdown()
    #expect(throws: EventLoopError.stopped) { try loop.start() }
  }

  @Test("stopping and joining may be repeated, from several places at once")
  func repeatedEnd() async throws {
    let loop = try EventLoop()
    try loop.start()
    try loop.start()
    await withTaskGroup { group in
      for _ in 0..<4 { group.addTask { await loop.shutdown() } }
    }
    loop.join()
  }

  @Test("work queued before the start runs once it starts")
  func queuedBeforeStart() async throws {
    let loop = try EventLoop()
    async let place = loop.run { loop.isCurrent }
    try loop.start()
    #expect(try await place)
    await loop.shutdown()
  }

  @Test("a task that outlives its loop still ends, elsewhere")
  func lateTask() async throws {
    let loop = try EventLoop()
    try loop.start()
    let (gate, opener) = AsyncStream.makeStream(of: Void.self)
    let task = Task(executorPreference: loop) {
      for await _ in gate {}
      return loop.isCurrent
    }
    await loop.shutdown()
    opener.finish()
    #expect(await task.value == false)
    #expect(!loop.execute {})
    await #expect(throws: EventLoopError.stopped) { try await loop.run {} }
  }

  @Test("a task that will not stop does not keep its loop, and goes on elsewhere")
  func endlessTask() async throws {
    let loop = try EventLoop()
    try loop.start()
    let stop = Shared(false)
    let task = Task(executorPreference: loop) {
      while !stop.value { await Task.yield() }
      return "done"
    }
    await loop.shutdown()
    stop.update { $0 = true }
    #expect(await task.value == "done")
  }

  @Test("an actor that outlives its loop still runs one call at a time")
  func lateActor() async throws {
    let loop = try EventLoop()
    try loop.start()
    let counter = ExecutorTests.Counter(loop)
    await loop.shutdown()
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<100 { _ = await counter.add() } }
      }
    }
    #expect(await counter.count == 800)
  }
}
