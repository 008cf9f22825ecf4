import Domain

extension OrderCursor: LosslessStringConvertible {
  /// Opaque to callers: rank and identifier, joined by a point.
  public var description: String { "\(rank).\(order)" }

  /// Reads the form of `description`.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let rank = Int64(parts[0]), let order = Order.ID(String(parts[1])) else { return nil }
    self.init(rank: rank, order: order)
  }
}
