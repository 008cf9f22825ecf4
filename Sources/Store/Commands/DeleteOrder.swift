public import Domain

/// Removes a mistaken order from lists and reports, and puts back on the shelf what it still holds. The change log
/// keeps it.
public struct DeleteOrder: Command {
  public static let name = "order.delete"

  public let order: Order.ID
  /// What the caller has seen; `nil` deletes whatever is there.
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

  /// The order as it was.
  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let mistaken = try state.order(order)
    try version.requireIs(mistaken.version)
    var changes = [Change.orderDeleted(mistaken)]
    if mistaken.status != .cancelled {
      for taken in mistaken.takenFromStock {
        let back = StockMovement(of: taken.product, by: taken.units, because: .correction, order: order)
        changes.append(.stockMoved(back, to: try state.stock(of: taken.product).after(back)))
      }
    }
    return Decision(mistaken, changes)
  }
}
