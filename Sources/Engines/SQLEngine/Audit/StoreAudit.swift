public import Records

/// Checks what a store's tables and its change log promise, by reading only. All of it is of one moment if the
/// connection stands in a transaction.
public struct StoreAudit<Connection: SQLConnection> {
  private let connection: Connection

  public init(of connection: Connection) { self.connection = connection }

  /// What the tables promise among each other, one result for each invariant.
  /// - Parameter checked: told of each result as it comes.
  public func checkTables(_ checked: (AuditResult) -> Void) throws(SQLError) {
    for rule in AuditRule.all { checked(try rule.check(connection)) }
  }

  /// Which log it is, and the last position that was written.
  public func logEnd() throws(SQLError) -> (epoch: Epoch, position: Int64) {
    let head = try LogHead.load(from: connection)
    return (head.epoch, head.position)
  }

  /// Whether `chain`, which has followed the log, has come to the record that was written last.
  public func endsWith(_ chain: HashChain) throws(SQLError) -> Bool {
    let head = try LogHead.load(from: connection)
    return head.position == chain.position && head.hash == chain.hash
  }

  /// The totals of the tables, to compare with those that the log adds up to.
  public func totals() throws(SQLError) -> StoreTotals {
    let select = try connection.statement(
      """
      SELECT (SELECT count(*) FROM products), (SELECT count(*) FROM users), (SELECT count(*) FROM orders),
        (SELECT coalesce(sum(on_hand), 0) FROM stocks),
        (SELECT coalesce(sum(total), 0) FROM orders WHERE status <> 'cancelled')
      """)
    let totals = try select.firstRow { (row) throws(SQLError) in
      StoreTotals(
        products: try row.integer(), users: try row.integer(), orders: try row.integer(), onHand: try row.integer(),
        revenue: try row.integer())
    }
    guard let totals else { throw .unreadable("the totals") }
    return totals
  }
}

/// What a store comes to, counted in one place to be compared with another.
public struct StoreTotals: Hashable, Sendable {
  public let products: Int64
  public let users: Int64
  public let orders: Int64
  /// Units of all tracked products.
  public let onHand: Int64
  /// Of orders that count as sold, in the currency's smallest unit.
  public let revenue: Int64

  public init(products: Int64, users: Int64, orders: Int64, onHand: Int64, revenue: Int64) {
    self.products = products
    self.users = users
    self.orders = orders
    self.onHand = onHand
    self.revenue = revenue
  }

  /// The figures with their names.
  public var named: [(name: String, value: Int64)] {
    [
      ("products", products), ("users", users), ("orders", orders), ("units on hand", onHand),
      ("revenue", revenue),
    ]
  }
}
