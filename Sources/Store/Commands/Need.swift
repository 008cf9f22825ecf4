public import Domain

/// A row that a command must see. Closed: engines load each kind set-wise, one query for all of a kind.
public enum Need: Hashable, Sendable {
  case product(Product.ID)
  /// By `SKU.key`.
  case productWithSKU(String)
  case user(User.ID)
  case userWithEmail(EmailAddress)
  case stock(Product.ID)
  case order(Order.ID)
  /// Whether the product was ever sold.
  case sales(of: Product.ID)
  /// Whether the user ever bought something.
  case purchases(by: User.ID)
  /// Of those imported from another system.
  case importedOrder(OrderReference)
}

extension Need {
  /// Whether it is answered by orders.
  var isOfOrders: Bool {
    switch self {
    case .order, .importedOrder: true
    case .product, .productWithSKU, .user, .userWithEmail, .stock, .sales, .purchases: false
    }
  }
}
