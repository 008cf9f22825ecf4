/// How often values fell between fixed bounds, such as the seconds requests took. Any thread may add to it; it takes no
/// lock.
public struct Histogram: Sendable {
  /// The upper bounds of the buckets, rising; one more bucket takes what is above.
  public let bounds: [Double]
  /// The buckets, then the sum of the values.
  private let cells: ShardedCells

  /// An empty histogram. One that is to be exported comes from a `MetricsRegistry`.
  public init(_ buckets: HistogramBuckets = .seconds) {
    bounds = buckets.bounds
    cells = ShardedCells(count: buckets.bounds.count + 2)
  }

  /// Adds a value. What is no number is passed over.
  public func observe(_ value: Double) {
    guard !value.isNaN else { return }
    let row = cells.row
    row.add(1 as UInt64, to: bucket(of: value))
    row.add(value, to: bounds.count + 1)
  }

  /// Adds a length of time in seconds.
  public func observe(_ duration: Duration) { observe(duration / .seconds(1)) }

  /// The first bucket whose bound is not below `value`.
  private func bucket(of value: Double) -> Int {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What was observed up to about now.
  public var snapshot: Snapshot {
    Snapshot(
      buckets: (0...bounds.count).map { Int(clamping: cells.sum(of: $0)) },
      sum: cells.fractionSum(of: bounds.count + 1))
  }

  /// What a histogram held at a moment.
  public struct Snapshot: Hashable, Sendable {
    /// How many values fell in each bucket; the last are those above all bounds.
    public let buckets: [Int]
    /// The sum of the values.
    public let sum: Double
    /// How many values there were.
    public var count: Int { buckets.reduce(0, +) }
  }
}

/// The bounds of a histogram's buckets.
public struct HistogramBuckets: Hashable, Sendable {
  /// The upper bounds, rising.
  public let bounds: [Double]

  /// Bounds put in order; what is not finite or stands twice is left out.
  public init(_ bounds: [Double]) {
    self.bounds = Set(bounds.filter(\.isFinite)).sorted()
  }

  /// `count` bounds of which each is `factor` times the one before.
  public static func exponential(from first: Double, factor: Double, count: Int) -> HistogramBuckets {
    HistogramBuckets(Array(sequence(first: first) { $0 * factor }.prefix(max(0, count))))
  }

  /// From half a millisecond to 16 seconds, doubling.
  public static let seconds = exponential(from: 0.0005, factor: 2, count: 16)
  /// From 256 bytes to 16 megabytes, times four.
  public static let bytes = exponential(from: 256, factor: 4, count: 9)
}
