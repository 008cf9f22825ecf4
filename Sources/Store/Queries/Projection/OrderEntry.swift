public import Domain

/// What lists find and sort an order by. Of this only the status ever changes.
public struct OrderEntry: Hashable, Sendable {
  public let id: Order.ID
  /// Without case and accents.
  public let reference: String
  public let buyer: User.ID
  public let status: Order.Status
  public let placedAt: Timestamp
}

extension OrderEntry {
  public init(_ order: Order) {
    self.init(
      id: order.id,
      reference: order.reference.text.folded,
      buyer: order.buyer,
      status: order.status,
      placedAt: order.placedAt)
  }

  public var cursor: OrderCursor { OrderCursor(rank: placedAt.microseconds, order: id) }
}
