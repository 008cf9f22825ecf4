import Domain
import Records

/// The rows that a batch of records leaves behind: of several changes to one row, the last stands.
struct Writes {
  private var products = Rows<Product.ID, Product>()
  private var users = Rows<User.ID, User>()
  private var stocks = Rows<Product.ID, Stock>()
  private var orders = Rows<Order.ID, Order>()
  private var orderLines: [OrderLineRow] = []
  private var staleLines: [OrderLineRow] = []
  private var importedOrders = Rows<String, ImportedOrder>()
  private var movements: [LedgerEntry] = []
  private let firsts: FirstTimes

  init(_ records: [ChangeRecord], firsts: FirstTimes) {
    self.firsts = firsts
    for record in records {
      for (ordinal, change) in record.changes.enumerated() {
        switch change {
        case .productAdded(let product): products.insert(product.id, product)
        case .productEdited(from: _, to: let product): products.update(product.id, product)
        case .productDeleted(let product):
          products.remove(product.id, product)
          stocks.remove(product.id, Stock(product: product.id, onHand: nil))
        case .userAdded(let user): users.insert(user.id, user)
        case .userEdited(from: _, to: let user), .userAnonymised(let user): users.update(user.id, user)
        case .userDeleted(let user): users.remove(user.id, user)
        case .stockMoved(let movement, to: let stock): include(movement, stock, record, ordinal)
        case .orderPlaced(let order): include(order)
        case .orderImported(let order):
          include(order)
          let row = ImportedOrder(reference: order.reference.text, order: order.id)
          importedOrders.insert(row.reference, row)
        case .orderMoved(from: let old, to: let order):
          orders.update(order.id, order)
          if order.lines != old.lines {
            removeLines(of: old)
            includeLines(of: order)
          }
        case .orderDeleted(let order):
          orders.remove(order.id, order)
          removeLines(of: order)
          if order.origin == .imported {
            let row = ImportedOrder(reference: order.reference.text, order: order.id)
            importedOrders.remove(row.reference, row)
          }
        }
      }
    }
  }

  private mutating func include(
    _ movement: StockMovement, _ stock: Stock, _ record: ChangeRecord, _ ordinal: Int
  ) {
    guard let onHand = stock.onHand else { return }
    if firsts.tracked.contains(stock.product) {
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
    includeLines(of: order)
  }

  private mutating func includeLines(of order: Order) {
    for (ordinal, line) in order.lines.enumerated() {
      orderLines.append(OrderLineRow(order: order.id, ordinal: ordinal, line: line))
    }
  }

  /// Whether they are of this batch or were there before.
  private mutating func removeLines(of order: Order) {
    orderLines.removeAll { $0.order == order.id }
    for (ordinal, line) in order.lines.enumerated() {
      staleLines.append(OrderLineRow(order: order.id, ordinal: ordinal, line: line))
    }
  }

  func save(to connection: some SQLConnection) throws(SQLError) {
    try products.saveAnew(to: .products, in: connection)
    try users.saveAnew(to: .users, in: connection)
    try stocks.save(to: .stocks, in: connection)
    try orders.save(to: .orders, in: connection)
    try Table.orderLines.delete(staleLines, from: connection)
    try Table.orderLines.insert(orderLines, into: connection)
    try Table.soldProducts.insertMissing(firsts.sold, into: connection)
    try Table.buyers.insertMissing(firsts.buyers, into: connection)
    try importedOrders.save(to: .importedOrders, in: connection)
    try Table.stockMovements.insert(movements, into: connection)
  }
}
