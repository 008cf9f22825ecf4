public import Domain

/// A page of order summaries.
public struct OrderPage: Hashable, Sendable {
  /// Summary documents, each a JSON object.
  public let summaries: [[UInt8]]
  /// Where the next page starts; `nil` at the end. A page of a search may hold fewer rows than asked for, even none,
  /// and yet be followed by another.
  public let next: OrderCursor?

  public init(summaries: [[UInt8]], next: OrderCursor?) {
    self.summaries = summaries
    self.next = next
  }
}

/// The last order of a page: the microsecond in which it was placed, then its identifier.
public struct OrderCursor: Hashable, Comparable, Sendable {
  public let rank: Int64
  public let order: Order.ID

  public init(rank: Int64, order: Order.ID) {
    self.rank = rank
    self.order = order
  }

  public static func < (a: Self, b: Self) -> Bool { (a.rank, a.order) < (b.rank, b.order) }
}
