public import Domain

/// One step of keeping the read model: small enough that SQLite, Redis and a test's dictionary interpret it alike.
///
/// Applied in order and each exactly once, the operations of all changes give the whole read model.
public enum ReadOperation: Hashable, Sendable {
  /// The final JSON of a document, served byte for byte.
  case put(DocumentKey, json: [UInt8])
  /// The document is there no more.
  case remove(DocumentKey)
  /// `order` under `rank` in an ordered index: lists page through it by rank, then identifier. An order that is
  /// there already is there under the same rank.
  case index(OrderIndex, order: Order.ID, rank: Int64)
  /// `order`, indexed under `rank`, is in the index no more.
  case unindex(OrderIndex, order: Order.ID, rank: Int64)
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
  /// Adds to one cell of a report. Engines add up the cells of a whole batch before they write.
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

/// A list of orders that people page through.
public enum OrderIndex: Hashable, Sendable {
  /// All orders, by the microsecond in which they were placed.
  case byDate
  case ofUser(User.ID)
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
