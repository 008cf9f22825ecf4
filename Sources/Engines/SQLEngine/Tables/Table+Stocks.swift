import Domain

extension Table<Stock> {
  /// Tracked products only: without a row, sales are not limited.
  static let stocks = Table(
    "stocks",
    columns: [
      .id("product_id", \.product),
      .integer("on_hand") { Int64($0.onHand ?? 0) },
    ],
    row: { (row) throws(SQLError) in Stock(product: try row.id(), onHand: try row.int()) })
}

/// A stock movement where it stands in the ledger. On hand is the sum of a product's movements.
struct LedgerEntry {
  /// Of the record in the change log, and the movement's place among the record's changes.
  let position: Int64
  let ordinal: Int
  let movement: StockMovement
  /// On hand once it had happened.
  let balance: Int
  let time: Timestamp
  let actor: User.ID?
}

extension LedgerEntry {
  fileprivate var place: Int64 { LedgerPlace(position, ordinal).number }
}

extension Table<LedgerEntry> {
  static let stockMovements = Table(
    "stock_movements",
    columns: [
      .integer("place", \.place),
      .id("product_id", \.movement.product),
      .integer("delta") { Int64($0.movement.delta) },
      .integer("balance") { Int64($0.balance) },
      .text("reason", \.movement.reason.rawValue),
      .optionalID("order_id", \.movement.order),
      .optionalText("note", \.movement.note),
      .integer("time", \.time.microseconds),
      .optionalID("actor", \.actor),
    ],
    row: { (row) throws(SQLError) in
      let place = LedgerPlace(number: try row.integer())
      let product = try row.id() as Product.ID
      let delta = try row.int()
      let balance = try row.int()
      let movement = StockMovement(
        of: product, by: delta, because: try row.choice(), order: try row.optionalID(), note: try row.optionalText())
      return LedgerEntry(
        position: place.position, ordinal: place.ordinal, movement: movement, balance: balance, time: try row.time(),
        actor: try row.optionalID())
    })
}
