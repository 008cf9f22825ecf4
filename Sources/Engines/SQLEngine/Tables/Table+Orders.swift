import Domain

extension Table<Order> {
  /// Read without lines; the loader adds them.
  static let orders = Table(
    "orders",
    columns: [
      .id("id", \.id),
      .text("reference", \.reference.text),
      .id("buyer_id", \.buyer),
      .optionalID("placed_by", \.placedBy),
      .integer("total", \.total.minorUnits),
      .text("status", \.status.rawValue),
      .text("origin", \.origin.rawValue),
      .integer("placed_at", \.placedAt.microseconds),
      .integer("version", \.version),
    ],
    row: { (row) throws(SQLError) in
      Order(
        id: try row.id(),
        reference: try row.text { (text) throws(StoreError) in try OrderReference(text) },
        buyer: try row.id(),
        placedBy: try row.optionalID(),
        lines: [],
        total: try row.money(),
        status: try row.choice(),
        origin: try row.choice(),
        placedAt: try row.time(),
        version: try row.integer())
    })
}

/// One line, where it stands in its order.
struct OrderLineRow {
  let order: Order.ID
  let ordinal: Int
  let line: OrderLine
}

extension Table<OrderLineRow> {
  static let orderLines = Table(
    "order_lines",
    keyColumns: 2,
    columns: [
      .id("order_id", \.order),
      .integer("ordinal") { Int64($0.ordinal) },
      .id("product_id", \.line.product),
      .text("sku", \.line.sku.text),
      .text("name", \.line.name.text),
      .integer("unit_price", \.line.unitPrice.minorUnits),
      .integer("quantity") { Int64($0.line.quantity.units) },
      .integer("amount", \.line.amount.minorUnits),
      .integer("from_stock") { $0.line.fromStock ? 1 : 0 },
    ],
    row: { (row) throws(SQLError) in
      let order = try row.id() as Order.ID
      let ordinal = try row.int()
      let product = try row.id() as Product.ID
      let sku = try row.text { (text) throws(StoreError) in try SKU(text) }
      let name = try row.text { (text) throws(StoreError) in try Product.Name(text) }
      let unitPrice = try row.money()
      let units = try row.int()
      let quantity = try row.checked { () throws(StoreError) in try Quantity(units) }
      let line = OrderLine(
        product: product, sku: sku, name: name, unitPrice: unitPrice, quantity: quantity, amount: try row.money(),
        fromStock: try row.integer() != 0)
      return OrderLineRow(order: order, ordinal: ordinal, line: line)
    })
}

/// Which order was imported under a reference of the system that it comes from.
struct ImportedOrder {
  let reference: String
  let order: Order.ID
}

extension Table<ImportedOrder> {
  static let importedOrders = Table(
    "imported_orders",
    columns: [.text("reference", \.reference), .id("order_id", \.order)],
    row: { (row) throws(SQLError) in ImportedOrder(reference: try row.text(), order: try row.id()) })
}
