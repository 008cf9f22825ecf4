import Domain

/// What pages show of an order.
struct OrderDocument: Hashable, Sendable {
  struct Line: Hashable, Sendable {
    let product: Product.ID
    let sku: String
    let name: String
    let quantity: Int
    let unitPrice: Money
    let amount: Money
  }

  let id: Order.ID
  let reference: String
  let buyer: User.ID
  let status: Order.Status
  let origin: Order.Origin
  let placedAt: Timestamp
  let total: Money
  let version: Int64
  let lines: [Line]

  var units: Int { lines.reduce(0) { $0 + $1.quantity } }

  /// - Throws: `StoreError.unavailable` where the bytes are no order's document.
  init(_ bytes: [UInt8], currency: Currency) throws(StoreError) {
    let order = try StoredDocument(bytes, currency: currency)
    id = try order.value("id", Order.ID.init)
    reference = try order.text("reference")
    buyer = try order.value("user_id", User.ID.init)
    status = try order.value("status", Order.Status.init)
    origin = try order.value("origin", Order.Origin.init)
    placedAt = try order.value("placed_at", Timestamp.init)
    total = try order.money("total")
    version = try order.number("version")
    var lines: [Line] = []
    for line in try order.elements("items") { lines.append(try Line(line)) }
    self.lines = lines
  }
}

extension OrderDocument.Line {
  fileprivate init(_ line: StoredDocument) throws(StoreError) {
    product = try line.value("product_id", Product.ID.init)
    sku = try line.text("sku")
    name = try line.text("name")
    quantity = Int(try line.number("quantity"))
    unitPrice = try line.money("unit_price")
    amount = try line.money("amount")
  }
}
