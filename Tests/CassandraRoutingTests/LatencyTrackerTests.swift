import Randomness
import EventLoops
import Testing

@testable import CassandraClient

@Suite("What is usual")
struct LatencyTrackerTests {
  private let start = EventLoop.Instant(nanoseconds: 1_000)

  @Test("A share of the requests took no longer than is told, and no more than an eighth less")
  func percentiles() throws {
    var random = TestSeed.random(for: "Percentiles")
    for _ in 0..<20 {
      var tracker = LatencyTracker()
      let top = Int64(1) << Int64.random(in: 1...26, using: &random)
      let sample = (0..<1_000).map { _ in Int64.random(in: 0...top, using: &random) }
      for microseconds in sample.shuffled(using: &random) { tracker.record(.microseconds(microseconds), at: start) }
      let sorted = sample.sorted()
      func percentile(_ share: Double) -> Duration? { tracker.percentile(share, at: start) }
      for (share, place) in [(0.5, 499), (0.9, 899), (0.99, 989), (0.999, 998)] {
        let told = try #require(percentile(share))
        let exact = Duration.microseconds(sorted[place])
        #expect(told > exact, "\(share) of up to \(top)")
        #expect(told <= exact * 1.126 + .microseconds(1), "\(share) of up to \(top)")
      }
      let most = try #require(percentile(1))
      #expect(most > .microseconds(sorted[999]))
    }
  }

  @Test("Nothing is usual after too few requests")
  func few() {
    for (fewest, count, isTold) in [(3, 0, false), (3, 2, false), (3, 3, true), (0, 0, false)] {
      var tracker = LatencyTracker(fewest: fewest)
      for _ in 0..<count { tracker.record(.milliseconds(1), at: start) }
      let told = tracker.percentile(0.9, at: start)
      #expect((told != nil) == isTold, "\(count) of \(fewest)")
    }
  }

  @Test("What is older than the window is forgotten, a part of it at a time")
  func window() throws {
    var tracker = LatencyTracker(window: .seconds(4), fewest: 1)
    for second in 0..<4 {
      tracker.record(.milliseconds(100 >> second), at: start.advanced(by: .seconds(second)))
    }
    func slowest(_ second: Int) -> Duration? { tracker.percentile(1, at: start.advanced(by: .seconds(second))) }
    for (second, milliseconds) in [(3, 100), (4, 50), (5, 25), (6, 12)] {
      let told = try #require(slowest(second))
      #expect((1..<1.13).contains(told / .milliseconds(milliseconds)), "\(second)")
    }
    #expect(slowest(7) == nil)
    tracker.record(.milliseconds(1), at: start.advanced(by: .seconds(100)))
    #expect(slowest(100) != nil)
    #expect(slowest(1_000_000) == nil)
  }

  @Test("Every duration has a bucket, and the buckets follow one another")
  func buckets() {
    var ends = [Duration.zero]
    for index in 0..<LatencyBucket.count {
      let end = LatencyBucket(index: index).end
      #expect(LatencyBucket(of: ends[index]).index == index)
      #expect(LatencyBucket(of: end - .nanoseconds(1)).index == index)
      ends.append(end)
    }
    #expect(LatencyBucket(of: .seconds(-5)).index == 0)
    for long in [Duration.seconds(200), .seconds(Int64.max)] {
      #expect(LatencyBucket(of: long).index == LatencyBucket.count - 1)
    }
  }
}
