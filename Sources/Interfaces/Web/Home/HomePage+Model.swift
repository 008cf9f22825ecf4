import Domain
import Queries

/// The page that a shop begins its day with.
enum HomePage {}

extension HomePage {
  struct Model: Hashable, Sendable {
    /// `nil`: the store never had an order.
    let sales: Sales?
    let readAt: Timestamp
    /// Up to where in the change log all of it counts.
    let position: Int64
  }

  struct Sales: Hashable, Sendable {
    let today: Figures
    let yesterday: Figures
    /// The last thirty days, or everything where nothing was sold in them.
    let span: PeriodPreset
    let total: Figures
    let buyers: Int
    let bestSellers: ReportAnswer
    let newestOrders: [OrderRow]
  }
}
