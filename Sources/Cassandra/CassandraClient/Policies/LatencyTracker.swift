import EventLoops

/// How long recent requests took, so that one can be told to be slow. Each loop has its own.
///
/// Durations are counted in buckets that are exact to an eighth, from a microsecond to two minutes, in four parts of a
/// window: the oldest part is forgotten when a new one begins.
struct LatencyTracker {
  private static let parts = 4
  private let partLength: Duration
  private let fewest: Int
  /// The counts of each part, one after the other's, and their sums.
  private var counts = [UInt32](repeating: 0, count: Self.parts * LatencyBucket.count)
  private var sums = [UInt32](repeating: 0, count: LatencyBucket.count)
  private var total = 0
  private var part = 0
  private var partEnd: EventLoop.Instant?

  /// A tracker that knows nothing yet.
  /// - Parameters:
  ///   - window: how far back it looks.
  ///   - fewest: how many requests it takes to tell what is usual.
  init(window: Duration = .seconds(20), fewest: Int = 50) {
    partLength = window / Self.parts
    self.fewest = fewest
  }

  /// Counts a request that ended `now` and took that long.
  mutating func record(_ duration: Duration, at now: EventLoop.Instant) {
    forget(until: now)
    let bucket = LatencyBucket(of: duration).index
    counts[part * LatencyBucket.count + bucket] += 1
    sums[bucket] += 1
    total += 1
  }

  /// What that share of the recent requests did not exceed, rounded up to the end of a bucket; nil where there were too
  /// few.
  /// - Parameter share: from 0 to 1.
  mutating func percentile(_ share: Double, at now: EventLoop.Instant) -> Duration? {
    forget(until: now)
    guard total >= fewest, total > 0 else { return nil }
    // Counted from the slow end, where the asked for share usually is.
    var slower = total - max(1, Int((Double(total) * min(max(share, 0), 1)).rounded(.up)))
    for index in stride(from: LatencyBucket.count - 1, to: 0, by: -1) {
      slower -= Int(sums[index])
      if slower < 0 { return LatencyBucket(index: index).end }
    }
    return LatencyBucket(index: 0).end
  }

  private mutating func forget(until now: EventLoop.Instant) {
    guard let end = partEnd else {
      partEnd = now.advanced(by: partLength)
      return
    }
    if now < end { return }
    let ended = min(Self.parts, 1 + Int(end.duration(to: now) / partLength))
    for _ in 0..<ended { beginPart() }
    partEnd = now.advanced(by: partLength)
  }

  private mutating func beginPart() {
    part = (part + 1) % Self.parts
    for bucket in 0..<LatencyBucket.count {
      let forgotten = counts[part * LatencyBucket.count + bucket]
      sums[bucket] -= forgotten
      total -= Int(forgotten)
      counts[part * LatencyBucket.count + bucket] = 0
    }
  }
}
