public import Domain

/// Notes that the buyer of a paid order has the goods. From then on it cannot be cancelled.
public struct FulfilOrder: Command {
  public static let name = "order.fulfil"

  public let order: Order.ID
  /// What the caller has seen; `nil` fulfils whatever is there.
  public let version: Int64?

  public init(_ order: Order.ID, version: Int64? = nil) {
    self.order = order
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.order(order)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let paid = try state.order(order)
    try version.requireIs(paid.version)
    let fulfilled = try paid.moved(to: .fulfilled)
    return Decision(fulfilled, [.orderMoved(from: paid, to: fulfilled)])
  }
}
