import EventLoops
import Testing

@Suite("Timers of a loop", .timeLimit(.minutes(10)))
struct TimerTests {
  @Test("timers run in the order of their deadlines, those of one moment in the order they were made")
  func order() async throws {
    try await withLoop { loop in
      let order: [Int] = try await withCheckedThrowingContinuation { done in
        loop.execute {
          let log = Shared<[Int]>([])
          let start = EventLoop.Instant.now
          let delays = [30, 5, 20, 5, 1, 10, 30, 0, 25]
          for (index, delay) in delays.enumerated() {
            _ = try? loop.schedule(at: start.advanced(by: .milliseconds(delay))) { log.update { $0.append(index) } }
          }
          _ = try? loop.schedule(at: start.advanced(by: .milliseconds(31))) { done.resume(returning: log.value) }
        }
      }
      #expect(order == [7, 4, 1, 3, 5, 2, 8, 0, 6])
    }
  }

  @Test("cancelled timers do not run, wherever they stand among the others")
  func cancelled() async throws {
    try await withLoop { loop in
      let ran: [Int] = try await withCheckedThrowingContinuation { done in
        loop.execute {
          let log = Shared<[Int]>([])
          let start = EventLoop.Instant.now
          var timers: [LoopTimer] = []
          for index in 0..<100 {
            let deadline = start.advanced(by: .microseconds(index * 37 % 100 * 100))
            guard let timer = try? loop.schedule(at: deadline, { log.update { $0.append(index) } }) else { return }
            timers.append(timer)
          }
          for index in 0..<100 where !index.isMultiple(of: 7) { timers[index].cancel() }
          for timer in timers.prefix(3) { timer.cancel() }
          _ = try? loop.schedule(at: start.advanced(by: .milliseconds(12))) { done.resume(returning: log.value) }
        }
      }
      let expected = (3..<100).filter { $0.isMultiple(of: 7) }.sorted { $0 * 37 % 100 < $1 * 37 % 100 }
      #expect(ran == expected)
    }
  }

  @Test("a repeated timer runs until it is cancelled, by itself if need be")
  func repeated() async throws {
    try await withLoop { loop in
      let (runs, signal) = AsyncStream.makeStream(of: Int.self)
      try await loop.run {
        var count = 0
        var timer: LoopTimer?
        timer = try loop.schedule(every: .milliseconds(1)) {
          count += 1
          signal.yield(count)
          if count == 3 {
            timer?.cancel()
            timer = nil
          }
        }
      }
      var seen: [Int] = []
      for await run in runs {
        seen.append(run)
        if run == 3 { break }
      }
      try await loop.sleep(for: .milliseconds(5))
      signal.finish()
      for await run in runs { seen.append(run) }
      #expect(seen == [1, 2, 3])
    }
  }

  @Test("a task sleeps at least as long as it asked for, on its loop or elsewhere")
  func sleeps() async throws {
    try await withLoop { loop in
      let slept = try await Task(executorPreference: loop) {
        let start = EventLoop.Instant.now
        try await EventLoop.sleep(for: .milliseconds(5))
        return (start.duration(to: .now), loop.isCurrent)
      }.value
      #expect(slept.0 >= .milliseconds(5))
      #expect(slept.1)

      let start = EventLoop.Instant.now
      try await loop.sleep(for: .milliseconds(5))
      try await loop.sleep(until: start)
      #expect(start.duration(to: .now) >= .milliseconds(5))
    }
  }

  @Test("a sleeping task wakes when it is cancelled, before it sleeps or while it does")
  func cancelledSleep() async throws {
    try await withLoop { loop in
      for preference in [loop, nil] {
        let sleeper = Task(executorPreference: preference) { try await loop.sleep(for: .seconds(3600)) }
        for _ in 0..<3 { try await loop.run {} }
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
      }
      await withThrowingTaskGroup { group in
        group.addTask { try await loop.sleep(for: .seconds(3600)) }
        group.cancelAll()
        await #expect(throws: CancellationError.self) { try await group.waitForAll() }
      }
    }
  }

  @Test("the end of a loop wakes who sleeps on it")
  func sleepAtTheEnd() async throws {
    let loop = try EventLoop()
    try loop.start()
    let sleeper = Task(executorPreference: loop) { try await loop.sleep(for: .seconds(3600)) }
    try await loop.run {}
    await loop.shutdown()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    await #expect(throws: CancellationError.self) { try await loop.sleep(for: .seconds(3600)) }
  }

  @Test("instants end where the clock ends")
  func instants() {
    let instant = EventLoop.Instant(nanoseconds: 1_000)
    #expect(instant.advanced(by: .nanoseconds(5)) == EventLoop.Instant(nanoseconds: 1_005))
    #expect(instant.advanced(by: .nanoseconds(-5)) == EventLoop.Instant(nanoseconds: 995))
    #expect(instant.advanced(by: .seconds(-5)) == EventLoop.Instant(nanoseconds: 0))
    #expect(EventLoop.Instant(nanoseconds: .max).advanced(by: .seconds(1)) == EventLoop.Instant(nanoseconds: .max))
    #expect(instant.duration(to: instant.advanced(by: .seconds(-1))) == .nanoseconds(-1_000))
    #expect(instant.advanced(by: .seconds(Int64.max)) == EventLoop.Instant(nanoseconds: 1_000 + UInt64(Int64.max)))
  }
}
