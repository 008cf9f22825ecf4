import Commands
import Domain

/// What a batch does for the first time, as far as the lane knows.
struct FirstTimes {
  /// Products that were not tracked before.
  private(set) var tracked: Set<Product.ID> = []
  /// Products that may not have been sold before.
  private(set) var sold: Set<Product.ID> = []
  /// Users who may not have bought before.
  private(set) var buyers: Set<User.ID> = []

  /// - Parameter state: the rows before the change.
  mutating func note(_ change: Change, on state: State) {
    switch change {
    case .stockMoved(_, to: let stock):
      if state.stock(of: stock.product).onHand == nil { tracked.insert(stock.product) }
    case .orderPlaced(let order), .orderImported(let order), .orderMoved(from: _, to: let order):
      if !state.knowsPurchase(by: order.buyer) { buyers.insert(order.buyer) }
      for line in order.lines where !state.knowsSale(of: line.product) { sold.insert(line.product) }
    case .productAdded, .productEdited, .productDeleted, .userAdded, .userEdited, .userAnonymised, .userDeleted,
      .orderDeleted:
      break
    }
  }
}
