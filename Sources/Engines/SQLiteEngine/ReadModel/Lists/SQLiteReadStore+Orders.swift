import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  /// The references that begin as a search asks are gathered, if they are few. Where they are many, orders are met
  /// newest first, and one page looks at no more of them than `OrderListTable.longestLook`.
  func orders(_ query: OrderListQuery) throws(SQLError) -> OrderPage {
    let limit = min(max(query.limit, 1), 200)
    let statement: SQLiteStatement
    let isGathered = try isRare(query.search)
    if isGathered, let search = query.search {
      statement = try self.statement(OrderListTable.gathered(any: query.status == nil))
      statement.bind(query, prefix: search.keyPrefix)
      statement.bind(Int64(limit) + 1)
    } else {
      statement = try self.statement(OrderListTable.met(any: query.status == nil))
      statement.bind(query, prefix: query.search?.keyPrefix)
      statement.bind(query.search == nil ? Int64(limit) + 1 : OrderListTable.longestLook)
    }
    var found: [Order.ID] = []
    var last: OrderCursor?
    var seen: Int64 = 0
    var hasMore = false
    try statement.forEachRow { (row) throws(SQLError) in
      if hasMore { return }
      let place = OrderCursor(rank: try row.integer(), order: try row.id())
      let isAsked = try row.integer() != 0
      seen += 1
      guard !isAsked || found.count < limit else { return hasMore = true }
      last = place
      if isAsked { found.append(place.order) }
    }
    if !isGathered, query.search != nil, seen == OrderListTable.longestLook { hasMore = true }
    var summaries: [[UInt8]] = []
    for order in found {
      if let summary = try document(.orderSummary(order)) { summaries.append(summary) }
    }
    return OrderPage(summaries: summaries, next: hasMore ? last : nil)
  }

  private func isRare(_ search: SearchText?) throws(SQLError) -> Bool {
    guard let search else { return false }
    let count = try statement(
      """
      SELECT count(*) FROM (SELECT 1 FROM order_references WHERE reference >= ? AND reference < ?
        LIMIT \(OrderListTable.many + 1))
      """)
    count.bind(prefix: search.keyPrefix)
    return try count.firstRow { (row) throws(SQLError) in try row.integer() } ?? 0 <= OrderListTable.many
  }
}

/// How orders are read. Parameters: 1 whose list; 2 and 3 the bounds of the reference; 4 and 5 rank and identifier of
/// the row before; 6 the lowest rank; 7 the status, null for any; 8 how many rows.
private enum OrderListTable {
  /// From so many references on, it is better to meet orders newest first.
  static let many: Int64 = 5_000
  static let longestLook: Int64 = 5_000

  static func met(any: Bool) -> String { any ? metOfAny : metOfOne }
  static func gathered(any: Bool) -> String { any ? gatheredOfAny : gatheredOfOne }

  /// Rows of rank, identifier, and whether the reference begins as asked.
  private static let metOfOne = met("?7") + newestFirst
  /// SQLite merges what each status has in order, row by row.
  private static let metOfAny =
    Order.Status.allCases.map { met("\($0.code)") }.joined(separator: " UNION ALL ")
    + newestFirst

  private static func met(_ status: String) -> String {
    """
    SELECT rank, order_id, reference >= ?2 AND reference < ?3 FROM order_list
    WHERE list = ?1 AND status = \(status) AND (rank, order_id) < (?4, ?5) AND rank >= ?6
    """
  }

  private static let gatheredOfOne = gathered("?7")
  private static let gatheredOfAny = gathered(Order.Status.allCases.map { "\($0.code)" }.joined(separator: ", "))

  private static func gathered(_ statuses: String) -> String {
    """
    SELECT r.rank, r.order_id, 1 FROM order_references r
    WHERE r.reference >= ?2 AND r.reference < ?3 AND (r.rank, r.order_id) < (?4, ?5) AND r.rank >= ?6
      AND EXISTS (SELECT 1 FROM order_list l
        WHERE l.list = ?1 AND l.status IN (\(statuses)) AND l.rank = r.rank AND l.order_id = r.order_id)
    """ + newestFirst
  }

  private static let newestFirst = " ORDER BY 1 DESC, 2 DESC LIMIT ?8"
}

extension SQLiteStatement {
  /// The first seven parameters.
  fileprivate func bind(_ query: OrderListQuery, prefix: String?) {
    bind(list: query.buyer)
    bind(prefix: prefix)
    let end = query.placed.map { OrderCursor(rank: $0.upperBound.microseconds, order: Order.ID(high: 0, low: 0)) }
    let start =
      [end, query.cursor].compactMap(\.self).min()
      ?? OrderCursor(rank: .max, order: Order.ID(high: .max, low: .max))
    bind(start.rank)
    bind(start.order)
    bind(query.placed?.lowerBound.microseconds ?? .min)
    bind(query.status?.code)
  }

  /// Two parameters, between which every key is that begins so.
  fileprivate func bind(prefix: String?) {
    bind(prefix ?? "")
    bind((prefix ?? "") + "\u{10FFFF}")
  }
}
