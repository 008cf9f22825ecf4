extension Order {
  /// The order moved to `next`.
  /// - Throws: `StoreError.wrongStatus` naming the statuses from which `next` can be reached.
  public func moved(to next: Status) throws(StoreError) -> Order {
    guard next.reachable.contains(status) else { throw .wrongStatus(order: id, is: status, needed: next.reachable) }
    return Order(
      id: id, reference: reference, buyer: buyer, placedBy: placedBy, lines: lines, total: total, status: next,
      origin: origin, placedAt: placedAt, version: version + 1)
  }
}

extension Order.Status {
  /// The statuses from which this one can be reached.
  public var reachable: [Self] {
    switch self {
    case .placed: []
    case .paid: [.placed]
    case .fulfilled: [.paid]
    case .cancelled: [.placed, .paid]
    }
  }

  /// Whether an order in this status counts as sold.
  public var isSale: Bool { self != .cancelled }
}
