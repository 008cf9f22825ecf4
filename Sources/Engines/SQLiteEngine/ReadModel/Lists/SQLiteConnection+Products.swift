import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  /// - Parameter start: the query's cursor, checked.
  func products(_ query: ProductListQuery, from start: ListCursor?) throws(SQLError) -> ProductPage {
    let question = ListQuestion(query, from: start)
    let page: ListRows<Product> =
      switch query.sort {
      case .newest: try rows(question, by: nil) { _ in .none }
      case .name: try rows(question, by: "name") { (row) throws(SQLError) in .text(try row.text()) }
      case .sku: try rows(question, by: "sku") { (row) throws(SQLError) in .text(try row.text()) }
      case .price: try rows(question, by: "price") { (row) throws(SQLError) in .number(try row.integer()) }
      case .onHand: try rowsByOnHand(question, for: query)
      }
    let products = page.rows.compactMap { row in row.json.map { ProductRow(json: $0, onHand: row.onHand) } }
    let next = page.hasMore ? page.rows.last.map { query.cursor(after: $0.key, $0.id) } : nil
    return ProductPage(products: products, next: next)
  }

  /// What is on hand changes with every sale, so no index keeps it in order: all rows of that narrow table are looked
  /// at, or those that were gathered.
  private func rowsByOnHand(_ question: ListQuestion, for query: ProductListQuery) throws(SQLError) -> ListRows<Product>
  {
    let isFiltered = query.search != nil || query.category != nil
    let sql = question.table.rowsByOnHand(
      falls: question.falls, from: try source(for: question), level: question.level, filtered: isFiltered)
    return try rows(question, of: sql, isKeyed: true) { (row) throws(SQLError) in .number(try row.integer()) }
  }

  /// The value in two parts, because that of one product may be more than a sum of integers holds.
  private static let totals =
    """
    SELECT count(units), coalesce(sum(units), 0),
      coalesce(sum(units * (price >> 20)), 0), coalesce(sum(units * (price & 1048575)), 0),
      \(ProductListQuery.Level.allCases.map { "(SELECT count(*) FROM \($0.rows))" }.joined(separator: ", "))
    FROM on_hand
    """

  func stockTotals() throws(SQLError) -> StockTotals {
    let select = try statement(Self.totals)
    let totals = try select.firstRow { (row) throws(SQLError) in
      let (tracked, units, high, low) = (try row.integer(), try row.integer(), try row.integer(), try row.integer())
      let (value, overflow) = high.multipliedReportingOverflow(by: 1 << 20)
      let (sum, tooMuch) = value.addingReportingOverflow(low)
      return StockTotals(
        tracked: Int(tracked), units: units, value: overflow || tooMuch ? .max : sum, out: Int(try row.integer()),
        low: Int(try row.integer()), untracked: Int(try row.integer()))
    }
    guard let totals else { throw .unreadable("the totals of the stock") }
    return totals
  }

  /// Each category is one step in the index, however many products have it.
  func categories() throws(SQLError) -> [String] {
    let select = try statement(
      """
      WITH RECURSIVE used (category) AS (
        SELECT min(category) FROM product_list
        UNION ALL
        SELECT (SELECT min(l.category) FROM product_list l WHERE l.category > used.category) FROM used
        WHERE used.category IS NOT NULL)
      SELECT category FROM used WHERE category IS NOT NULL
      """)
    var categories: [String] = []
    try select.forEachRow { (row) throws(SQLError) in categories.append(try row.text()) }
    return categories.sortedWithoutCase()
  }
}

extension ListTable {
  /// - Parameter filtered: whether rows of the list have to be looked at; for the status alone they need not.
  func rowsByOnHand(falls: Bool, from source: Source, level: ProductListQuery.Level?, filtered: Bool)
    -> String
  {
    let (after, way, untracked) = falls ? ("<", "DESC", "-1") : (">", "ASC", "\(Int64.max)")
    let key = "coalesce(h.units, \(untracked))"
    let joined = "CROSS JOIN \(name) l ON l.id = h.product WHERE \(conditions) AND"
    let from =
      switch source {
      case .order:
        filtered ? "on_hand h \(joined)" : "on_hand h WHERE (?3 IS NULL OR h.is_for_sale = (?3 = 'active')) AND"
      case .words:
        """
        \(search) s CROSS JOIN \(name) l ON l.number = s.rowid CROSS JOIN on_hand h ON h.product = l.id
        WHERE s.\(search) MATCH ?1 AND \(conditions) AND
        """
      case .level(let level): "on_hand h INDEXED BY \(level.index) \(joined)"
      }
    let levels = level.map { "AND \($0.condition)" } ?? ""
    return """
      SELECT \(key) AS key, h.product AS id FROM \(from) (\(key), h.product) \(after) (?12, ?13) \(levels)
      ORDER BY key \(way), h.product \(way) LIMIT ?14
      """
  }
}
