import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  /// The references that begin as a search asks are gathered, if they are few. Where they are many, orders are met
  /// newest first, and one page looks at no more of them than `OrderListTable.longestLook`; then what is shown of an
  /// order is found when it is met, since most are not asked for.
  func orders(_ query: OrderListQuery) throws(SQLError) -> OrderPage {
    let limit = PageLength.nearest(to: query.limit)
    let isGathered = try isRare(query)
    let isPage = query.search == nil || isGathered
    let looks = isPage ? Int64(limit) + 1 : OrderListTable.longestLook
    let rows = isGathered ? OrderListTable.gathered(query) : OrderListTable.met(query)
    let select = try statement(isPage ? rows.shown : rows.places)
    select.bind(query)
    select.bind(looks)
    defer { select.reset() }
    var summaries: [[UInt8]] = []
    var last: OrderCursor?
    var looked: Int64 = 0
    var hasMore = false
    while !hasMore, try select.step() {
      let place = OrderCursor(rank: try select.integer(), order: try select.id())
      let isAsked = try select.integer() != 0
      looked += 1
      if isAsked && summaries.count == limit {
        hasMore = true
      } else {
        last = place
        guard isAsked else { continue }
        let summary =
          if isPage {
            try select.optional { (row) throws(SQLError) in try row.bytes() }
          } else {
            try document(.orderSummary(place.order))
          }
        if let summary { summaries.append(summary) }
      }
    }
    if looked == looks { hasMore = true }
    return OrderPage(summaries: summaries, next: hasMore ? last : nil)
  }

  private func isRare(_ query: OrderListQuery) throws(SQLError) -> Bool {
    guard let search = query.search else { return false }
    let count = try statement(
      """
      SELECT count(*) FROM (SELECT 1 FROM order_references WHERE reference >= ? AND reference < ?
        LIMIT ?)
      """)
    count.bind(prefix: search.keyPrefix)
    count.bind(OrderListTable.many(query) + 1)
    return try count.firstRow { (row) throws(SQLError) in try row.integer() } ?? 0 <= OrderListTable.many(query)
  }
}

extension SQLiteStatement {
  /// The first seven parameters.
  fileprivate func bind(_ query: OrderListQuery) {
    bind(list: query.buyer)
    bind(prefix: query.search?.keyPrefix)
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
