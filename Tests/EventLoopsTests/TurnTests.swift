import EventLoops
import Glibc
import Testing

@Suite("Turns of a loop", .timeLimit(.minutes(10)))
struct TurnTests {
  @Test("a hook that asks for another turn gets it without I/O, and none after it is cancelled")
  func turnHook() async throws {
    try await withLoop { loop in
      let calls = Shared(0)
      await withCheckedContinuation { done in
        loop.execute {
          let hook = Shared<UncheckedHook?>(nil)
          let registration = loop.addTurnHook {
            let count = calls.update { calls in
              calls += 1
              return calls
            }
            if count == 100 {
              hook.value?.hook.cancel()
              done.resume()
            }
            return true
          }
          hook.update { $0 = UncheckedHook(registration) }
        }
      }
      try await loop.run {}
      try await loop.run {}
      #expect(calls.value == 100)
    }
  }

  @Test("jobs that queue jobs for ever do not keep other work from running")
  func fairness() async throws {
    try await withLoop { loop in
      let spinner = Task(executorPreference: loop) {
        while !Task.isCancelled { await Task.yield() }
        return true
      }
      let pipe = try Pipe()
      let (readable, signal) = AsyncStream.makeStream(of: Void.self)
      try await loop.run { _ = try loop.watchReadable(descriptor: pipe.reading) { signal.yield() } }
      pipe.write("x")
      for await _ in readable { break }
      spinner.cancel()
      #expect(await spinner.value)
    }
  }

  @Test("a watch reports while there is something to read, and nothing once it is cancelled")
  func readableWatch() async throws {
    try await withLoop { loop in
      let pipe = try Pipe()
      let (readable, signal) = AsyncStream.makeStream(of: String.self)
      let watch = Shared<UncheckedWatch?>(nil)
      try await loop.run {
        let made = try loop.watchReadable(descriptor: pipe.reading) { signal.yield(pipe.read()) }
        watch.update { $0 = UncheckedWatch(made) }
      }
      var received = readable.makeAsyncIterator()
      pipe.write("one")
      #expect(await received.next() == "one")
      pipe.write("two")
      #expect(await received.next() == "two")
      try await loop.run { watch.value?.watch.cancel() }
      pipe.write("three")
      try await loop.run {}
      signal.finish()
      #expect(await received.next() == nil)
      #expect(pipe.read() == "three")
    }
  }

  @Test("a descriptor that cannot be watched is an error that says so")
  func unwatchable() async throws {
    try await withLoop { loop in
      let error = await #expect(throws: EventLoopError.self) {
        try await loop.run { _ = try loop.watchReadable(descriptor: 1_000_000) {} }
      }
      #expect(error?.description == "Could not watch descriptor 1000000: bad file descriptor.")
    }
  }

  @Test("ticks come until they are cancelled")
  func ticks() async throws {
    try await withLoop { loop in
      let (ticks, signal) = AsyncStream.makeStream(of: Void.self)
      try await loop.run { _ = loop.addTick { signal.yield() } }
      for await _ in ticks { break }
    }
  }

  @Test("a turn that works too long is counted and reported")
  func watchdog() async throws {
    let reports = Shared<[Duration]>([])
    let loop = try EventLoop(slowTurn: .milliseconds(20)) { duration in reports.update { $0.append(duration) } }
    try loop.start()
    loop.execute { usleep(30_000) }
    try await loop.run {}
    await loop.shutdown()
    #expect(reports.value.contains { $0 >= .milliseconds(30) })
    #expect(reports.value.allSatisfy { $0 > .milliseconds(20) })
    #expect(loop.slowTurns == reports.value.count)
  }

  @Test("a group hands out its loops in turn")
  func group() async throws {
    let group = try LoopGroup(count: 3, name: "group")
    try group.start()
    var names: [String] = []
    for _ in 0..<4 { names.append(try await group.next().run { EventLoop.current?.name ?? "none" }) }
    #expect(names == ["group-0", "group-1", "group-2", "group-0"])
    await group.shutdown()
    group.join()
    #expect(try LoopGroup(count: 0).loops.count == 1)
    #expect(LoopGroup.processors >= 1)
  }
}

/// Carries a loop's object through code that the compiler cannot see runs on its loop.
private struct UncheckedHook: @unchecked Sendable {  // touched on the loop's thread only
  let hook: LoopHook
  init(_ hook: LoopHook) { self.hook = hook }
}

private struct UncheckedWatch: @unchecked Sendable {  // touched on the loop's thread only
  let watch: ReadableWatch
  init(_ watch: ReadableWatch) { self.watch = watch }
}
