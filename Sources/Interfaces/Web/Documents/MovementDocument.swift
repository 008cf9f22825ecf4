import Domain

/// What pages show of a stock movement.
struct MovementDocument: Hashable, Sendable {
  let time: Timestamp
  let reason: StockMovement.Reason
  /// Units, positive towards the shelf.
  let delta: Int
  /// Units after it.
  let onHand: Int
  /// Whose goods moved, if an order's did.
  let order: Order.ID?
  let note: String?

  /// - Throws: `StoreError.unavailable` where the bytes are no movement's document.
  init(_ bytes: [UInt8], currency: Currency) throws(StoreError) {
    let movement = try StoredDocument(bytes, currency: currency)
    time = try movement.value("time", Timestamp.init)
    reason = try movement.value("reason", StockMovement.Reason.init)
    delta = Int(try movement.number("delta"))
    onHand = Int(try movement.number("on_hand"))
    order = try movement.textIfAny("order_id").flatMap(Order.ID.init)
    note = try movement.textIfAny("note")
  }
}
