public import Domain

/// Cancels an order that was not yet fulfilled, and puts back on the shelf what it had taken.
public struct CancelOrder: Command {
  public static let name = "order.cancel"

  public let order: Order.ID
  /// What the caller has seen; `nil` cancels whatever is there.
  public let version: Int64?

  public init(_ order: Order.ID, version: Int64? = nil) {
    self.order = order
    self.version = version
  }

  /// First the order; then, once it is known, the stock of what it sold.
  public func needs(given state: State) -> Set<Need> {
    let sold = state.orderIfLoaded(order)?.takenFromStock ?? []
    return sold.reduce(into: [.order(order)]) { needs, taken in needs.insert(.stock(taken.product)) }
  }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let placed = try state.order(order)
    try version.requireIs(placed.version)
    let cancelled = try placed.moved(to: .cancelled)

    var changes = [Change.orderMoved(from: placed, to: cancelled)]
    for taken in placed.takenFromStock {
      let back = StockMovement(of: taken.product, by: taken.units, because: .cancellation, order: order)
      changes.append(.stockMoved(back, to: try state.stock(of: taken.product).after(back)))
    }
    return Decision(cancelled, changes)
  }
}
