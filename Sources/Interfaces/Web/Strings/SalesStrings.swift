import Domain
import Queries

/// The words of selling, wherever they appear.
protocol SalesStrings: Sendable {
  /// "Revenue"
  func name(of measure: Report.Measure) -> String
  /// "Average basket"
  var averageBasket: String { get }
  /// "Buyer"
  func member(of dimension: Report.Dimension) -> String
  /// "Buyers"
  func members(of dimension: Report.Dimension) -> String
  /// "Order"
  var order: String { get }
  /// "Status"
  var status: String { get }
  /// "Total"
  var total: String { get }
  /// "Placed", above the times at which orders were placed.
  var placed: String { get }
  /// "Cancelled"
  func name(of status: Order.Status) -> String
  /// What the figures are up to date with, and since when. `position` is a number written out.
  func freshness(position: String, time: String, zone: String) -> String
}
