/// What all shelves hold together. Archived products count with what is left of them, but need no attention: they are
/// neither out, low nor untracked.
public struct StockTotals: Hashable, Sendable {
  /// Products whose stock is tracked.
  public let tracked: Int
  /// Units on hand.
  public let units: Int64
  /// Of what is on hand, at today's prices, in the smallest unit of the store's currency.
  public let value: Int64
  /// Products that are for sale, tracked, and of which nothing is on hand.
  public let out: Int
  /// Products that are for sale, tracked, and of which no more is on hand than their reorder point.
  public let low: Int
  /// Products that are for sale and not tracked.
  public let untracked: Int

  public init(tracked: Int, units: Int64, value: Int64, out: Int, low: Int, untracked: Int) {
    self.tracked = tracked
    self.units = units
    self.value = value
    self.out = out
    self.low = low
    self.untracked = untracked
  }
}
