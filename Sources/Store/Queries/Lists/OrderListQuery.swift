public import Domain

/// Which orders to list, newest first, and which page of them.
public struct OrderListQuery: Hashable, Sendable {
  /// The beginning of a reference.
  public var search: SearchText?
  public var status: Order.Status?
  public var buyer: User.ID?
  /// When they were placed.
  public var placed: Range<Timestamp>?
  /// Where the page before ended; `nil` starts with the newest.
  public var cursor: OrderCursor?
  /// Of rows: `PageLength.allowed`; others count as the nearest.
  public var limit = 50

  public init() {}
}
