/// What happened. Closed: engines persist it, the audit trail records it, the outbox carries it,
/// projections turn it into operations on the read model. Edits carry before and after.
public enum Change: Hashable, Sendable {
  case productAdded(Product)
  case productEdited(from: Product, to: Product)
  case productDeleted(Product)
  case userAdded(User)
  case userEdited(from: User, to: User)
  /// Without the one before: what is to be forgotten is not written again.
  case userAnonymised(User)
  case userDeleted(User)
  case stockMoved(StockMovement, to: Stock)
  case orderPlaced(Order)
  case orderImported(Order)
  /// To another status, or to other lines.
  case orderMoved(from: Order, to: Order)
  case orderDeleted(Order)
}
