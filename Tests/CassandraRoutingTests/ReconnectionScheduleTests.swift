import Randomness
import CassandraClient
import Testing

@Suite("When lost connections are tried again")
struct ReconnectionScheduleTests {
  private var random = TestSeed.random(for: "Reconnections")

  @Test("Pauses double and stay at the limit (case 29)")
  mutating func growth() {
    let schedule = ReconnectionSchedule(base: .milliseconds(500), limit: .seconds(10), jitter: 0)
    let pauses = (1...8).map { schedule.pause(after: $0, using: &random) }
    #expect(pauses == [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000].map { .milliseconds($0) })
  }

  @Test("No number of failures is too many (case 29)", arguments: [60, 62, 63, 64, 65, 1_000, .max])
  mutating func overflow(failures: Int) {
    for base in [Duration.nanoseconds(1), .milliseconds(500), .seconds(Int64.max / 4)] {
      let schedule = ReconnectionSchedule(base: base, limit: .seconds(60), jitter: 0)
      #expect(schedule.pause(after: failures, using: &random) == .seconds(60))
    }
  }

  @Test("A pause before any failure is the first one (case 29)", arguments: [1, 0, -1, .min])
  mutating func few(failures: Int) {
    let schedule = ReconnectionSchedule(base: .seconds(1), limit: .seconds(60), jitter: 0)
    #expect(schedule.pause(after: failures, using: &random) == .seconds(1))
  }

  @Test("Pauses vary by the share that they may, both ways (case 29)", arguments: [1, 3, 9])
  mutating func jitter(failures: Int) {
    let exact = ReconnectionSchedule(jitter: 0).pause(after: failures, using: &random)
    let pauses = (0..<1_000).map { _ in ReconnectionSchedule().pause(after: failures, using: &random) }
    let shares = pauses.map { $0 / exact }
    #expect(shares.allSatisfy { (0.849...1.151).contains($0) })
    #expect(shares.contains { $0 < 0.88 })
    #expect(shares.contains { $0 > 1.12 })
  }

  @Test("What makes no sense is taken for the nearest that does")
  mutating func strange() {
    let seconds = Int64.max
    for (base, limit) in [(seconds, seconds), (-seconds, seconds), (seconds, -seconds), (9_223_372_036, seconds)] {
      let schedule = ReconnectionSchedule(
        base: .seconds(base) + .nanoseconds(999_999_999), limit: .seconds(limit), jitter: 100)
      for failures in 1...70 { #expect(schedule.pause(after: failures, using: &random) >= .zero) }
    }
    let none = ReconnectionSchedule(base: .zero, limit: .seconds(1))
    #expect(none.pause(after: 99, using: &random) == .zero)
  }
}
