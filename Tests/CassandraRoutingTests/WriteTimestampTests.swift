import CassandraClientTesting
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

  @Test("No two are the same and each task's increase, whatever the clock does meanwhile (case 42)")
  func concurrent() async {
    let source = WriteTimestampSource(clock: clock)
    let clock = clock
    let timestamps = await withTaskGroup(of: [Int64].self) { group in
      for task in 0..<8 {
        group.addTask {
          (0..<5_000).map { step in
            if task == 0 { clock.setWallClock(Int64(step * 7_919 % 50_000)) }
            return source.next()
          }
        }
      }
      return await group.reduce(into: [[Int64]]()) { $0.append($1) }
    }
    for each in timestamps { #expect(zip(each, each.dropFirst()).first { $0 >= $1 } == nil) }
    #expect(Set(timestamps.joined()).count == 40_000)
  }
}
