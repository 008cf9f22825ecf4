import CassandraClient
import CassandraClientTesting
import EventLoops
import Testing

@Suite("A clock moved by hand")
struct ManualClockTests {
  @Test("Timers fire in their order at their time, unless they were cancelled")
  func order() async throws {
    let loops = try LoopGroup(count: 1)
    try loops.start()
    defer { loops.stop() }
    let clock = ManualClock()
    let loop = loops.next()
    let fired = Fired()
    try await loop.run {
      for delay in [30, 10, 20, 40] {
        let timer = clock.schedule(on: loop, after: .seconds(delay)) { [unowned clock] in
          fired.times.append(clock.microseconds)
        }
        if delay == 20 { timer.cancel() }
      }
    }
    let start = clock.microseconds
    try await clock.advance(by: .seconds(30))
    #expect(try await loop.run { fired.times }.map { ($0 - start) / 1_000_000 } == [10, 30])
    #expect(clock.waiting == 1)
    #expect(clock.microseconds == start + 30_000_000)
  }

  @Test("It tells when so many timers wait, also if they do already")
  func waiting() async throws {
    try await withLoops { loops in
      let clock = ManualClock()
      async let two: Void = clock.wait(forTimers: 2)
      for _ in 0..<2 { try await loops[0].run { _ = clock.schedule(on: loops[0], after: .seconds(1)) {} } }
      try await two
      try await clock.wait(forTimers: 2)
      #expect(clock.waiting == 2)
    }
  }

  private final class Fired: @unchecked Sendable {  // touched on the loop's thread only
    var times: [Int64] = []
  }
}
