import Domain
import JSON
import Queries

/// What a list shows of an order.
struct OrderRow: Hashable, Sendable {
  let reference: String
  let buyer: String
  let status: Order.Status
  /// In the smallest unit of the store's currency.
  let total: Int64
  let placedAt: Timestamp
}

extension OrderRow {
  /// Reads an order summary of the read model.
  /// - Throws: `StoreError.unavailable` where it is none, so that the read model must be built again.
  init(summary: [UInt8], currency: Currency) throws(StoreError) {
    do {
      let order = try JSONReader(parsing: summary)
      let status = Order.Status(rawValue: try order.member("status").string())
      let placedAt = Timestamp(try order.member("placed_at").string())
      guard let status, let placedAt else { throw StoreError.unavailable(.damaged) }
      self.init(
        reference: try order.member("reference").string(),
        buyer: try order.optionalMember("buyer_name")?.string() ?? "",
        status: status,
        total: try currency.money(try order.member("total").string(), field: "total").minorUnits,
        placedAt: placedAt)
    } catch {
      throw .unavailable(.damaged)
    }
  }
}
