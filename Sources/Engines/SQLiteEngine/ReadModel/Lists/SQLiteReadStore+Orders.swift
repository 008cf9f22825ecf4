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
