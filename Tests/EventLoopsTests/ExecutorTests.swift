import EventLoops
import Testing

@Suite("Executors of a loop", .timeLimit(.minutes(10)))
struct ExecutorTests {
  actor Counter {
    let loop: EventLoop
    var count = 0
    nonisolated var unownedExecutor: UnownedSerialExecutor { loop.serialExecutor.asUnownedSerialExecutor() }

    init(_ loop: EventLoop) { self.loop = loop }

    func add() -> Bool {
      count += 1
      return loop.isCurrent
    }
  }

  @Test("an actor that names the loop's serial executor runs on the loop's thread")
  func actorOnLoop() async throws {
    try await withLoop { loop in
      let counter = Counter(loop)
      #expect(await counter.add())
      #expect(await counter.count == 1)
      #expect(!loop.isCurrent)
    }
  }

  @Test("isolation may be assumed in what the loop calls")
  func assumedIsolation() async throws {
    try await withLoop { loop in
      let counter = Counter(loop)
      let count = try await loop.run {
        counter.assumeIsolated { counter in
          counter.count += 2
          return counter.count
        }
      }
      #expect(count == 2)
    }
  }

  @Test("a task that prefers the loop runs there, before and after it has waited")
  func preferredTask() async throws {
    try await withLoop { loop in
      let counter = Counter(loop)
      let places = await Task(executorPreference: loop) {
        let before = loop.isCurrent
        await Task.yield()
        let within = await counter.add()
        return [before, within, loop.isCurrent, EventLoop.current === loop]
      }.value
      #expect(places == [true, true, true, true])
    }
  }

  @Test("an immediate task runs up to its first suspension before the call returns")
  func immediateTask() async throws {
    try await withLoop { loop in
      let log = Shared<[String]>([])
      let task = try await loop.run {
        let task = Task.immediate(executorPreference: loop) {
          log.update { $0.append("begin") }
          await Task.yield()
          log.update { $0.append("end, on the loop: \(loop.isCurrent)") }
        }
        log.update { $0.append("returned") }
        return task
      }
      await task.value
      #expect(log.value == ["begin", "returned", "end, on the loop: true"])
    }
  }

  @Test("what one thread queues runs in its order, and all of what many queue runs")
  func manyThreads() async throws {
    try await withLoop { loop in
      let seen = Shared<[Int: [Int]]>([:])
      await withTaskGroup { group in
        for sender in 0..<8 {
          group.addTask {
            for number in 0..<2000 { loop.execute { seen.update { $0[sender, default: []].append(number) } } }
          }
        }
      }
      try await loop.run {}
      let expected = Dictionary(uniqueKeysWithValues: (0..<8).map { ($0, Array(0..<2000)) })
      #expect(seen.value == expected)
    }
  }

  @Test("an actor loses no call of many concurrent tasks")
  func concurrentActorCalls() async throws {
    try await withLoop { loop in
      let counter = Counter(loop)
      await withTaskGroup { group in
        for index in 0..<64 {
          group.addTask(executorPreference: index.isMultiple(of: 2) ? loop : nil) {
            for _ in 0..<100 { _ = await counter.add() }
          }
        }
      }
      #expect(await counter.count == 6400)
    }
  }
}
