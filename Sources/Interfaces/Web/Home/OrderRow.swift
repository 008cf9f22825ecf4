import Domain
import JSON

/// What a list shows of an order.
struct OrderRow: Hashable, Sendable {
  let reference: String
  /// "" where the read model does not know the buyer yet.
  let buyer: String
  let status: Order.Status
  let total: Money
  let placedAt: Timestamp
}

/// The parts of an order summary's document that lists show.
struct OrderSummary: Hashable, Sendable {
  let reference: String
  let buyer: User.ID
  let status: Order.Status
  let total: Money
  let placedAt: Timestamp

  /// - Throws: `StoreError.unavailable` where the document is none of a summary: the read model must be built again.
  init(_ document: [UInt8], currency: Currency) throws(StoreError) {
    do {
      let order = try JSONReader(parsing: document)
      guard
        let buyer = User.ID(try order.member("user_id").string()),
        let status = Order.Status(rawValue: try order.member("status").string()),
        let placedAt = Timestamp(try order.member("placed_at").string())
      else {
        throw StoreError.unavailable(.damaged)
      }
      self.buyer = buyer
      self.status = status
      self.placedAt = placedAt
      reference = try order.member("reference").string()
      total = try currency.money(try order.member("total").string(), field: "total")
    } catch {
      throw .unavailable(.damaged)
    }
  }

  func row(buyer: String) -> OrderRow {
    OrderRow(reference: reference, buyer: buyer, status: status, total: total, placedAt: placedAt)
  }
}
