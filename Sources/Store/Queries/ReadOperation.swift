public import Domain

/// One step of keeping the read model: small enough that SQLite, Redis and a test's dictionary interpret it alike.
///
/// Applied in order and each exactly once, the operations of all changes give the whole read model.
public enum ReadOperation: Hashable, Sendable {
  /// The final JSON of a document, served byte for byte.
  case put(DocumentKey, json: [UInt8])
  /// The document is there no more.
  case remove(DocumentKey)
  /// The product in all lists of products, in the place of what was listed of it before.
  case listProduct(ProductEntry)
  /// The product is in no list any more.
  case unlistProduct(Product.ID)
  /// The user in all lists of users, in the place of what was listed of them before.
  case listUser(UserEntry)
  /// The user is in no list any more.
  case unlistUser(User.ID)
  /// The order in all lists of orders: it is in none.
  case listOrder(OrderEntry)
  /// The order, listed just so, is in no list any more.
  case unlistOrder(OrderEntry)
  /// What people see in the place of an identifier.
  case label(ReportMember, Label)
  /// Nobody sees the identifier any more.
  case unlabel(ReportMember)
  /// Units on hand; never set for products whose stock is not tracked.
  case setOnHand(Product.ID, Int)
  /// The product has no shelf any more.
  case clearOnHand(Product.ID)
  /// A stock movement's final JSON, in its product's ledger.
  case enter(StockMovementKey, json: [UInt8])
  /// Adds to one cell of a cube. Engines add up the cells of a whole batch before they write.
  case add(Figures, to: ReportCell)
}

/// Where a document lives.
public enum DocumentKey: Hashable, Sendable {
  case product(Product.ID)
  case user(User.ID)
  /// With its lines.
  case order(Order.ID)
  /// A row of a list of orders.
  case orderSummary(Order.ID)
}

/// A short unique key that people know (SKU, e-mail address), and a name.
public struct Label: Hashable, Sendable {
  public let key: String
  public let name: String

  public init(key: String, name: String) {
    self.key = key
    self.name = name
  }
}
