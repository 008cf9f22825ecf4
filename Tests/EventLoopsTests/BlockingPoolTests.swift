import EventLoops
import Glibc
import Testing

@Suite("Pool of blocking threads", .timeLimit(.minutes(10)))
struct BlockingPoolTests {
  @Test("work runs elsewhere and its task goes on on its loop")
  func returns() async throws {
    let pool = BlockingPool(threads: 2)
    try await withLoop { loop in
      let places = try await Task(executorPreference: loop) {
        let within = try await pool.run { loop.isCurrent }
        return [within, loop.isCurrent]
      }.value
      #expect(places == [false, true])
    }
    await pool.shutdown()
  }

  @Test("what the work throws arrives")
  func throwing() async throws {
    struct Refused: Error {}
    let pool = BlockingPool()
    await #expect(throws: Refused.self) { try await pool.run { throw Refused() } }
    await pool.shutdown()
  }

  @Test("no more pieces run at once than there are threads, and all run")
  func bounded() async throws {
    let pool = BlockingPool(threads: 3, capacity: 1000)
    let running = Shared((now: 0, most: 0, all: 0))
    try await withThrowingTaskGroup { group in
      for _ in 0..<100 {
        group.addTask {
          try await pool.run {
            running.update { state in
              state.now += 1
              state.most = max(state.most, state.now)
              state.all += 1
            }
            usleep(200)
            running.update { $0.now -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(running.value.most <= 3)
    #expect(running.value.all == 100)
    await pool.shutdown()
  }

  @Test("work beyond the queue is refused, and taken again once there is room")
  func overload() async throws {
    let pool = BlockingPool(threads: 1, capacity: 2)
    let gate = Gate()
    let busy = Task { try await pool.run { gate.wait() } }
    await gate.arrival()
    let queued = (0..<2).map { number in Task { try await pool.run { number } } }
    while pool.waiting < 2 { await Task.yield() }
    await #expect(throws: BlockingPoolError.overloaded(waiting: 2)) { try await pool.run {} }
    gate.open()
    try await busy.value
    #expect(try await queued[0].value + queued[1].value == 1)
    #expect(try await pool.run { "again" } == "again")
    await pool.shutdown()
  }

  @Test("cancelling a task takes its waiting work back")
  func cancellation() async throws {
    let pool = BlockingPool(threads: 1)
    let gate = Gate()
    let busy = Task { try await pool.run { gate.wait() } }
    await gate.arrival()
    let ran = Shared(false)
    let waiting = Task { try await pool.run { ran.update { $0 = true } } }
    while pool.waiting < 1 { await Task.yield() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    gate.open()
    try await busy.value
    #expect(!ran.value)
    await pool.shutdown()
  }

  @Test("a stopped pool fails what waits, lets what runs end, and refuses what comes")
  func stopped() async throws {
    let pool = BlockingPool(threads: 1)
    let gate = Gate()
    let busy = Task {
      try await pool.run {
        gate.wait()
        return "done"
      }
    }
    await gate.arrival()
    let waiting = Task { try await pool.run {} }
    while pool.waiting < 1 { await Task.yield() }
    pool.stop()
    await #expect(throws: BlockingPoolError.stopped) { try await waiting.value }
    await #expect(throws: BlockingPoolError.stopped) { try await pool.run {} }
    gate.open()
    #expect(try await busy.value == "done")
    await pool.shutdown()
  }
}

/// Holds a thread until it is opened.
private final class Gate: Sendable {
  private let arrivals: AsyncStream<Void>
  private let arrived: AsyncStream<Void>.Continuation
  private let isOpen = Shared(false)

  init() { (arrivals, arrived) = AsyncStream.makeStream() }

  func wait() {
    arrived.finish()
    while !isOpen.value { usleep(100) }
  }

  func arrival() async { for await _ in arrivals {} }

  func open() { isOpen.update { $0 = true } }
}
