import Domain
import Queries

/// What a list shows of an order.
struct OrderRow: Hashable, Sendable {
  let order: OrderSummary
  /// "" where the read model does not know the buyer yet.
  let buyer: String
}

/// The parts of an order summary's document that lists show.
struct OrderSummary: Hashable, Sendable {
  let id: Order.ID
  let reference: String
  let buyer: User.ID
  let status: Order.Status
  let total: Money
  let placedAt: Timestamp
  let lines: Int64
  let units: Int64

  /// - Throws: `StoreError.unavailable` where the document is none of a summary: the read model must be built again.
  init(_ document: [UInt8], currency: Currency) throws(StoreError) {
    let order = try StoredDocument(document, currency: currency)
    id = try order.value("id", Order.ID.init)
    reference = try order.text("reference")
    buyer = try order.value("user_id", User.ID.init)
    status = try order.value("status", Order.Status.init)
    total = try order.money("total")
    placedAt = try order.value("placed_at", Timestamp.init)
    lines = try order.number("lines")
    units = try order.number("units")
  }
}

extension ReadStore {
  /// A page of orders, with the names of those who bought.
  /// - Throws: `StoreError.unavailable`.
  func orderRows(
    _ query: OrderListQuery, currency: Currency
  ) async throws(StoreError) -> (rows: [OrderRow], next: OrderCursor?) {
    let page = try await orders(query)
    var orders: [OrderSummary] = []
    for summary in page.summaries { orders.append(try OrderSummary(summary, currency: currency)) }
    let labels = try await labels(of: Array(Set(orders.map { .user($0.buyer) })))
    return (orders.map { OrderRow(order: $0, buyer: labels[.user($0.buyer)]?.name ?? "") }, page.next)
  }
}
