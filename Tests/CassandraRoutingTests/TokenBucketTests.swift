import EventLoops
import Randomness
import Testing

@testable import CassandraClient

@Suite("How often requests may be made")
struct TokenBucketTests {
  private static let start = EventLoop.Instant(nanoseconds: 5_000_000_000)

  @Test("As many as the burst at once, then one after the other at the rate, and the wait is told exactly")
  func burst() {
    let bucket = TokenBucket(RateLimit(perSecond: 10, burst: 3))
    var now = Self.start
    for _ in 0..<3 { #expect(bucket.take(at: now) == nil) }
    for _ in 0..<5 {
      #expect(bucket.take(at: now) == .milliseconds(100))
      #expect(bucket.take(at: now.advanced(by: .milliseconds(99))) == .milliseconds(1))
      now = now.advanced(by: .milliseconds(100))
      #expect(bucket.take(at: now) == nil)
    }
    now = now.advanced(by: .seconds(60))
    #expect((0..<10).count { _ in bucket.take(at: now) == nil } == 3)
  }

  @Test("A hundredth of a second's requests begin at once, whatever the burst, as timers are not more exact")
  func floor() {
    let bucket = TokenBucket(RateLimit(perSecond: 5_000, burst: 1))
    #expect((0..<1_000).count { _ in bucket.take(at: Self.start) == nil } == 51)
    #expect(RateLimit(perSecond: 3).burst == 1)
    #expect(RateLimit(perSecond: 5_000).burst == 500)
  }

  @Test("Whoever asks when, there are never more than the rate and the burst allow, and all of these where many ask")
  func rate() {
    var random = TestSeed.random(for: "Token bucket, rate")
    for _ in 0..<50 {
      let limit = RateLimit(
        perSecond: Int.random(in: 1...2_000, using: &random), burst: Int.random(in: 25...90, using: &random))
      let bucket = TokenBucket(limit)
      var now = Self.start
      var taken: [UInt64] = []
      while Self.start.duration(to: now) < .seconds(3) {
        if bucket.take(at: now) == nil { taken.append(now.nanoseconds) }
        now = now.advanced(by: .nanoseconds(Int64.random(in: 0...400_000, using: &random)))
      }
      #expect(abs(taken.count - limit.perSecond * 3 - limit.burst) <= 2 + limit.perSecond / 500)
      for first in stride(from: 0, to: taken.count, by: 17) {
        for last in stride(from: first, to: taken.count, by: 23) {
          let seconds = Double(taken[last] - taken[first]) / 1e9
          #expect(Double(last - first + 1) <= seconds * Double(limit.perSecond) + Double(limit.burst) + 1)
        }
      }
    }
  }

  @Test("Several loops have one rate together")
  func together() async {
    let bucket = TokenBucket(RateLimit(perSecond: 1, burst: 1_000))
    let taken = await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { (0..<500).count { _ in bucket.take(at: Self.start) == nil } }
      }
      return await group.reduce(0, +)
    }
    #expect(taken == 1_000)
  }

  @Test("Limits that make no sense are taken as the nearest that do")
  func extremes() {
    for limit in [RateLimit(perSecond: 0, burst: 0), RateLimit(perSecond: -5, burst: .min)] {
      let bucket = TokenBucket(limit)
      #expect(bucket.take(at: Self.start) == nil)
      #expect(bucket.take(at: Self.start) == .seconds(1))
    }
    let bucket = TokenBucket(RateLimit(perSecond: .max, burst: .max))
    for _ in 0..<1_000 { #expect(bucket.take(at: Self.start) == nil) }
  }
}
