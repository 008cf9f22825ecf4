import Domain
import Records

/// The rows that a batch of records leaves behind: of several changes to one row, the last stands.
struct Writes {
  private var products: [Product] = []
  private var users: [User] = []
  private var stocks = Rows<Product.ID, Stock>()
  private var orders = Rows<Order.ID, Order>()
  private var orderLines: [OrderLineRow] = []
  private var importedOrders: [ImportedOrder] = []
  private var movements: [LedgerEntry] = []

  /// - Parameter newlyTracked: the products whose stock has no row yet.
  init(_ records: [ChangeRecord], newlyTracked: Set<Product.ID>) {
    for record in records {
      for (ordinal, change) in record.changes.enumerated() {
        switch change {
        case .productAdded(let product): products.append(product)
        case .userAdded(let user): users.append(user)
        case .stockMoved(let movement, to: let stock): include(movement, stock, newlyTracked, record, ordinal)
        case .orderPlaced(let order): include(order)
        case .orderImported(let order):
          include(order)
          importedOrders.append(ImportedOrder(reference: order.reference.text, order: order.id))
        case .orderMoved(from: _, to: let order): orders.update(order.id, order)
        }
      }
    }
  }

  private mutating func include(
    _ movement: StockMovement, _ stock: Stock, _ newlyTracked: Set<Product.ID>, _ record: ChangeRecord,
    _ ordinal: Int
  ) {
    guard let onHand = stock.onHand else { return }
    if newlyTracked.contains(stock.product) {
      stocks.insert(stock.product, stock)
    } else {
      stocks.update(stock.product, stock)
    }
    movements.append(
      LedgerEntry(
        position: record.position, ordinal: ordinal, movement: movement, balance: onHand, time: record.time,
        actor: record.actor))
  }

  private mutating func include(_ order: Order) {
    orders.insert(order.id, order)
    for (ordinal, line) in order.lines.enumerated() {
      orderLines.append(OrderLineRow(order: order.id, ordinal: ordinal, line: line))
    }
  }

  func save(to connection: some SQLConnection) throws(SQLError) {
    try Table.products.insert(products, into: connection)
    try Table.users.insert(users, into: connection)
    try stocks.save(to: .stocks, in: connection)
    try orders.save(to: .orders, in: connection)
    try Table.orderLines.insert(orderLines, into: connection)
    try Table.importedOrders.insert(importedOrders, into: connection)
    try Table.stockMovements.insert(movements, into: connection)
  }
}

/// Rows of one table, each once: those that are new, and those that were there.
private struct Rows<Key: Hashable, Row> {
  private var new: [Key: Row] = [:]
  private var changed: [Key: Row] = [:]

  mutating func insert(_ key: Key, _ row: Row) { new[key] = row }

  mutating func update(_ key: Key, _ row: Row) {
    if new[key] == nil { changed[key] = row } else { new[key] = row }
  }

  func save(to table: Table<Row>, in connection: some SQLConnection) throws(SQLError) {
    try table.insert(new.values, into: connection)
    try table.update(changed.values, in: connection)
  }
}
