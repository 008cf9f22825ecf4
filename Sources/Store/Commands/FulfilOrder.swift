public import Domain

/// Notes that the buyer of a paid order has the goods. From then on it cannot be cancelled.
public struct FulfilOrder: Command {
  public static let name = "order.fulfil"

  public let order: Order.ID

  public init(_ order: Order.ID) { self.order = order }

  public func needs(given state: State) -> Set<Need> { [.order(order)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let paid = try state.order(order)
    let fulfilled = try paid.moved(to: .fulfilled)
    return Decision(fulfilled, [.orderMoved(from: paid, to: fulfilled)])
  }
}
