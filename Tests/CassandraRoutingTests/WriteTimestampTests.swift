import CassandraClientTesting
import EventLoops
import Synchronization
import Testing

@testable import CassandraClient

@Suite("Timestamps of writes")
struct WriteTimestampTests {
  private let clock = ManualClock(microseconds: 1_000)

  @Test("They are the wall clock's while it moves on (case 42)")
  func clockTime() {
    let source = WriteTimestampSource(clock: clock)
    #expect(source.next() == 1_000)
    clock.setWallClock(5_000)
    #expect(source.next() == 5_000)
  }

  @Test("They increase while the clock stands still or goes back, and follow it again later (case 42)")
  func clockGoesBack() {
    let source = WriteTimestampSource(clock: clock)
    #expect((0..<3).map { _ in source.next() } == [1_000, 1_001, 1_002])
    clock.setWallClock(-50)
    #expect((0..<3).map { _ in source.next() } == [1_003, 1_004, 1_005])
    clock.setWallClock(1_006)
    #expect(source.next() == 1_006)
    clock.setWallClock(1_007)
    #expect((0..<2).map { _ in source.next() } == [1_007, 1_008])
  }

  @Test("The log is told once a minute how far they are ahead of a clock that was set back")
  func warnings() async throws {
    let log = Lines()
    let source = WriteTimestampSource(clock: clock, log: log)
    clock.setWallClock(10_000_000)
    _ = source.next()
    clock.setWallClock(9_500_000)
    _ = source.next()
    #expect(log.ahead == [])
    clock.setWallClock(1_000_000)
    for _ in 0..<3 { _ = source.next() }
    #expect(log.ahead == ["9000002"])
    try await clock.advance(by: .seconds(59))
    clock.setWallClock(2_000_000)
    _ = source.next()
    #expect(log.ahead.count == 1)
    try await clock.advance(by: .seconds(1))
    clock.setWallClock(3_000_000)
    _ = source.next()
    #expect(log.ahead == ["9000002", "7000006"])
  }

  @Test("No two are the same and each task's increase, whatever the clock does meanwhile (case 42)")
  func concurrent() async {
    let source = WriteTimestampSource(clock: LeapingClock())
    let line = StartingLine(runners: 4)
    let timestamps = await withTaskGroup(of: [Int64].self) { group in
      for _ in 0..<4 {
        group.addTask {
          await line.wait()
          return (0..<40_000).map { _ in source.next() }
        }
      }
      return await group.reduce(into: [[Int64]]()) { $0.append($1) }
    }
    for each in timestamps { #expect(zip(each, each.dropFirst()).first { $0 >= $1 } == nil) }
    #expect(Set(timestamps.joined()).count == 160_000)
  }

  private final class Lines: ClientLog {
    private let lines = Mutex<[[String: String]]>([])

    var ahead: [String?] { lines.withLock { $0.map { $0["microseconds"] } } }

    func log(_ level: ClientLogLevel, _ message: String, _ details: [String: String]) {
      lines.withLock { $0.append(details) }
    }
  }

  /// Lets tasks begin together: one that begins later may find the others done.
  private final class StartingLine: Sendable {
    private let missing: Atomic<Int>

    init(runners: Int) { missing = Atomic(runners) }

    func wait() async {
      missing.wrappingSubtract(1, ordering: .relaxed)
      while missing.load(ordering: .relaxed) > 0 { await Task.yield() }
    }
  }

  /// A clock that goes on and back, never waiting for anyone: each look at it takes as long as any other.
  private final class LeapingClock: ClientClock {
    private let looks = Atomic<Int64>(0)

    var now: EventLoop.Instant { EventLoop.Instant(nanoseconds: 0) }

    var microseconds: Int64 { looks.wrappingAdd(1, ordering: .relaxed).newValue * 7_919 % 50_000 }

    func schedule(on loop: EventLoop, after delay: Duration, _ action: @escaping () -> Void) -> any ClientTimer {
      Never()
    }

    private final class Never: ClientTimer {
      func cancel() {}
    }
  }
}
