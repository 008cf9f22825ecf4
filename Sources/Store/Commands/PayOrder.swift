public import Domain

/// Notes that an order is paid.
public struct PayOrder: Command {
  public static let name = "order.pay"

  public let order: Order.ID

  public init(_ order: Order.ID) { self.order = order }

  public func needs(given state: State) -> Set<Need> { [.order(order)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let placed = try state.order(order)
    let paid = try placed.moved(to: .paid)
    return Decision(paid, [.orderMoved(from: placed, to: paid)])
  }
}
