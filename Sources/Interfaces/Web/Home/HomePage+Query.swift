import Domain
import Queries

extension HomePage {
  struct Query: Sendable {
    static let bestSellers = 6
    static let newestOrders = 6

    let store: any ReadStore
    let calendar: StoreCalendar
    let currency: Currency

    /// - Throws: `StoreError.unavailable`.
    func model(at now: Timestamp) async throws(StoreError) -> Model {
      let newest = try await store.orders(in: .byDate, after: nil, limit: Self.newestOrders)
      if newest.summaries.isEmpty {
        return Model(sales: nil, readAt: now, position: try await store.position())
      }
      var orders: [OrderRow] = []
      for summary in newest.summaries { orders.append(try OrderRow(summary: summary, currency: currency)) }
      return try await model(with: orders, at: now)
    }

    private func model(with orders: [OrderRow], at now: Timestamp) async throws(StoreError) -> Model {
      let day = calendar.day(at: now)
      let today = try await buyers(over: try Period(from: day, to: day))
      let yesterday = try await buyers(over: try Period(from: day.advanced(by: -1), to: day.advanced(by: -1)))
      let recent = try await buyers(over: try Period(from: day.advanced(by: -29), to: day))
      let isQuiet = recent.members == 0
      let span = isQuiet ? Period.all : try Period(from: day.advanced(by: -29), to: day)
      let buyers = isQuiet ? try await self.buyers(over: span) : recent
      let sellers = try await store.ranking(RankingRequest(.bestSellers, over: span, limit: Self.bestSellers))
      let sales = Sales(
        today: today.total, yesterday: yesterday.total, span: isQuiet ? .all : .lastThirtyDays, total: buyers.total,
        buyers: buyers.members, bestSellers: sellers, newestOrders: orders)
      let position = [today, yesterday, recent, buyers, sellers].reduce(Int64.max) { min($0, $1.position) }
      return Model(sales: sales, readAt: now, position: position)
    }

    /// What was sold: of the buyers, since an order has one buyer, and counts once.
    private func buyers(over period: Period) async throws(StoreError) -> Ranking {
      try await store.ranking(RankingRequest(.topBuyers, over: period, limit: 1))
    }
  }
}
