import Domain
import Queries

/// How orders are read. Parameters: 1 whose list; 2 and 3 the bounds of the reference; 4 and 5 rank and identifier of
/// the row before; 6 the lowest rank; 7 the status, null for any; 8 how many rows.
enum OrderListTable {
  /// How many orders a page looks at where it meets them newest first.
  static let longestLook: Int64 = 5_000

  /// From so many references on, it is better to meet orders newest first: each that is gathered is looked up among
  /// those of the buyer or the status.
  static func many(_ query: OrderListQuery) -> Int64 { query.isOfAll ? 20_000 : 5_000 }

  /// The places of orders, and the same with the summary of each that is asked for: one statement for a page instead of
  /// one for each order.
  struct Rows {
    let places: String
    let shown: String

    fileprivate init(_ places: String) {
      self.places = places
      shown = """
        SELECT page.rank, page.id, page.asked, d.json FROM (\(places)) page
        LEFT JOIN documents d ON page.asked AND d.kind = \(DocumentKind.orderSummary.rawValue) AND d.id = page.id
        ORDER BY 1 DESC, 2 DESC
        """
    }
  }

  static func met(_ query: OrderListQuery) -> Rows { query.status == nil ? metOfAny : metOfOne }

  static func gathered(_ query: OrderListQuery) -> Rows {
    query.isOfAll ? gatheredOfAll : query.status == nil ? gatheredOfAny : gatheredOfOne
  }

  /// Rows of rank, identifier, and whether the reference begins as asked.
  private static let metOfOne = Rows(met("?7") + newestFirst)
  /// SQLite merges what each status has in order, row by row.
  private static let metOfAny = Rows(
    Order.Status.allCases.map { met("\($0.code)") }.joined(separator: " UNION ALL ") + newestFirst)

  private static func met(_ status: String) -> String {
    """
    SELECT rank, order_id AS id, reference >= ?2 AND reference < ?3 AS asked FROM order_list
    WHERE list = ?1 AND status = \(status) AND (rank, order_id) < (?4, ?5) AND rank >= ?6
    """
  }

  private static let referred = """
    SELECT r.rank AS rank, r.order_id AS id, 1 AS asked FROM order_references r
    WHERE r.reference >= ?2 AND r.reference < ?3 AND (r.rank, r.order_id) < (?4, ?5) AND r.rank >= ?6
    """
  private static let gatheredOfAll = Rows(referred + newestFirst)
  private static let gatheredOfOne = Rows(gathered("?7"))
  private static let gatheredOfAny = Rows(
    gathered(Order.Status.allCases.map { "\($0.code)" }.joined(separator: ", ")))

  private static func gathered(_ statuses: String) -> String {
    """
    \(referred) AND EXISTS (SELECT 1 FROM order_list l
      WHERE l.list = ?1 AND l.status IN (\(statuses)) AND l.rank = r.rank AND l.order_id = r.order_id)
    """ + newestFirst
  }

  private static let newestFirst = " ORDER BY 1 DESC, 2 DESC LIMIT ?8"
}

extension OrderListQuery {
  /// Whether orders of everyone and of any status are asked for.
  fileprivate var isOfAll: Bool { buyer == nil && status == nil }
}
