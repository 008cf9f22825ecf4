/// A number that only grows, such as requests served. Any thread may add to it; it takes no lock.
public struct Counter: Sendable {
  private let cells = ShardedCells(count: 1)

  /// A counter at 0. One that is to be exported comes from a `MetricsRegistry`.
  public init() {}

  /// Adds `amount`; a negative one is passed over, since a counter never falls.
  public func increment(by amount: Int = 1) {
    guard amount > 0 else { return }
    cells.row.add(UInt64(amount), to: 0)
  }

  /// The sum of all increments up to about now.
  public var value: Int { Int(clamping: cells.sum(of: 0)) }
}
