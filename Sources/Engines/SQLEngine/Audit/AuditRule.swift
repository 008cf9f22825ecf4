import Domain

/// One invariant of a store's tables as a query that finds where it does not hold. The database does the adding up, in
/// the memory that it allows itself.
struct AuditRule: Sendable {
  let name: String
  let title: String
  let noun: String
  /// How many there are to look at.
  let count: String
  /// What each fault's row is of.
  let subject: String
  /// Rows of: identifier of the subject, identifier of a product or nothing, what should be, what is.
  let faults: String

  func check(_ connection: some SQLConnection) throws(SQLError) -> AuditResult {
    var result = AuditResult(name, title, of: noun)
    let counted = try connection.statement(count).firstRow { (row) throws(SQLError) in try row.integer() }
    result.count(counted ?? 0)
    try connection.statement(faults).forEachRow { (row) throws(SQLError) in
      let id = try row.id() as Order.ID
      let product = try row.optionalID() as Product.ID?
      let place = "\(subject) \(id)" + (product.map { ", product \($0)" } ?? "")
      result.find("\(place): \(try row.integer()) expected, \(try row.integer()) found")
    }
    return result
  }
}

extension AuditRule {
  static let all = [onHand, balances, notNegative, sales, amounts, totals]

  private static let onHand = AuditRule(
    name: "I1", title: "stock on hand is the sum of its movements", noun: "products",
    count: "SELECT count(*) FROM stocks", subject: "product",
    faults: """
      SELECT product_id, NULL, sum(moved), sum(on_hand) FROM (
        SELECT product_id, delta AS moved, 0 AS on_hand FROM stock_movements
        UNION ALL SELECT product_id, 0, on_hand FROM stocks) AS sides
      GROUP BY product_id HAVING sum(moved) <> sum(on_hand)
      """)

  private static let balances = AuditRule(
    name: "I1", title: "each movement's balance is the sum up to it", noun: "movements",
    count: "SELECT count(*) FROM stock_movements", subject: "product",
    faults: """
      SELECT product_id, NULL, moved, balance FROM (
        SELECT product_id, balance, sum(delta) OVER (PARTITION BY product_id ORDER BY place) AS moved
        FROM stock_movements) AS ledger
      WHERE moved <> balance
      """)

  private static let notNegative = AuditRule(
    name: "I2", title: "no stock is, or ever was, below zero", noun: "movements",
    count: "SELECT count(*) FROM stock_movements", subject: "product",
    faults: """
      SELECT product_id, NULL, 0, on_hand FROM stocks WHERE on_hand < 0
      UNION ALL SELECT product_id, NULL, 0, balance FROM stock_movements WHERE balance < 0
      """)

  private static let sales = AuditRule(
    name: "I3", title: "what orders took off the shelves is what left them", noun: "orders",
    count: "SELECT count(*) FROM orders", subject: "order",
    faults: """
      SELECT order_id, product_id, sum(sold), sum(taken) FROM (
        SELECT l.order_id, l.product_id, l.quantity AS sold, 0 AS taken
        FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE l.from_stock = 1 AND o.status <> 'cancelled'
        UNION ALL
        SELECT order_id, product_id, 0, -delta FROM stock_movements WHERE order_id IS NOT NULL) AS sides
      GROUP BY order_id, product_id HAVING sum(sold) <> sum(taken)
      """)

  private static let amounts = AuditRule(
    name: "I4", title: "each line's amount is its price times its quantity", noun: "lines",
    count: "SELECT count(*) FROM order_lines", subject: "order",
    faults: """
      SELECT order_id, product_id, unit_price * quantity, amount FROM order_lines WHERE amount <> unit_price * quantity
      """)

  private static let totals = AuditRule(
    name: "I4", title: "each order's total is the sum of its lines", noun: "orders",
    count: "SELECT count(*) FROM orders", subject: "order",
    faults: """
      SELECT order_id, NULL, sum(amount), sum(total) FROM (
        SELECT order_id, amount, 0 AS total FROM order_lines UNION ALL SELECT id, 0, total FROM orders) AS sides
      GROUP BY order_id HAVING sum(amount) <> sum(total)
      """)
}
