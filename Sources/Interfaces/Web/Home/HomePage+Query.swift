import Domain
import Queries

extension HomePage {
  struct Query: Sendable {
    static let bestSellers = 8
    static let newestOrders = 6

    let store: any ReadStore
    let calendar: StoreCalendar
    let currency: Currency

    /// - Throws: `StoreError.unavailable`.
    func model(at now: Timestamp) async throws(StoreError) -> Model {
      let orders = try await newestOrders()
      if orders.isEmpty { return Model(sales: nil, readAt: now, position: try await store.position()) }

      let day = calendar.day(at: now)
      let today = try await buyers(from: day, to: day)
      let yesterday = try await buyers(from: day.advanced(by: -1), to: day.advanced(by: -1))
      let recent = try await buyers(from: day.advanced(by: -29), to: day)
      let isQuiet = recent.total.members == 0
      let buyers = isQuiet ? try await self.buyers(from: nil, to: nil) : recent
      let period = isQuiet ? Period.all : try Period(from: day.advanced(by: -29), to: day)
      let sellers = try await store.report(ReportRequest(.bestSellers, over: period, limit: Self.bestSellers))

      let sales = Sales(
        today: Figures(today.total), yesterday: Figures(yesterday.total), span: isQuiet ? .all : .lastThirtyDays,
        total: Figures(buyers.total),
        buyers: buyers.total.members, bestSellers: sellers, newestOrders: orders)
      let position = [today, yesterday, buyers, sellers].reduce(Int64.max) { min($0, $1.position) }
      return Model(sales: sales, readAt: now, position: position)
    }

    /// What was sold: the totals of the buyers, since an order has one buyer, and so counts once.
    private func buyers(from: CalendarDay?, to: CalendarDay?) async throws(StoreError) -> ReportAnswer {
      try await store.report(ReportRequest(.topBuyers, over: Period(from: from, to: to), limit: 1))
    }

    private func newestOrders() async throws(StoreError) -> [OrderRow] {
      var query = OrderListQuery()
      query.limit = Self.newestOrders
      return try await store.orderRows(query, currency: currency).rows
    }
  }
}

extension Figures {
  /// Of a report that shows them all.
  fileprivate init(_ total: ReportAnswer.Total) {
    self.init(
      revenue: total.values[.revenue] ?? 0, quantity: total.values[.quantity] ?? 0, orders: total.values[.orders] ?? 0)
  }
}
