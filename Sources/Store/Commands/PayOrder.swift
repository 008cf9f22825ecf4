public import Domain

/// Notes that an order is paid.
public struct PayOrder: Command {
  public static let name = "order.pay"

  public let order: Order.ID
  /// What the caller has seen; `nil` pays whatever is there.
  public let version: Int64?

  public init(_ order: Order.ID, version: Int64? = nil) {
    self.order = order
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.order(order)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Order> {
    let placed = try state.order(order)
    try version.requireIs(placed.version)
    let paid = try placed.moved(to: .paid)
    return Decision(paid, [.orderMoved(from: placed, to: paid)])
  }
}
