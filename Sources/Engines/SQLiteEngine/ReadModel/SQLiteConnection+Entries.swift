import Domain
import Queries
import SQLEngine

extension SQLiteConnection {
  func document(_ key: DocumentKey) throws(SQLError) -> [UInt8]? {
    let select = try statement("SELECT json FROM documents WHERE kind = ? AND id = ?")
    select.bind(key)
    return try select.firstRow { (row) throws(SQLError) in try row.bytes() }
  }

  func onHand(_ product: Product.ID) throws(SQLError) -> Int? {
    let select = try statement("SELECT units FROM on_hand WHERE product = ?")
    select.bind(product)
    let units = try select.firstRow { (row) throws(SQLError) in
      try row.optional { (row) throws(SQLError) in Int(try row.integer()) }
    }
    return units ?? nil
  }

  func labels(of members: some Sequence<ReportMember>) throws(SQLError) -> [ReportMember: Label] {
    let select = try statement("SELECT key, name FROM labels WHERE kind = ? AND id = ?")
    var labels: [ReportMember: Label] = [:]
    for member in members where labels[member] == nil {
      guard let kind = member.labelKind else { continue }
      select.bind(kind)
      select.bind(member)
      labels[member] = try select.firstRow { (row) throws(SQLError) in
        Label(key: try row.text(), name: try row.text())
      }
    }
    return labels
  }

  /// One row more than the page holds tells whether there is another page.
  func stockMovements(
    of product: Product.ID, after cursor: StockMovementCursor?, limit: Int
  ) throws(SQLError) -> StockMovementPage {
    // From each movement to the one before, from the shelf's last or from the one that the page before ended with.
    let select = try statement(
      """
      WITH RECURSIVE ledger (place, before, json) AS (
        SELECT m.place, m.before, m.json FROM stock_movements m WHERE m.place = iif(
          ?2 IS NULL, (SELECT last_movement FROM on_hand WHERE product = ?1),
          (SELECT before FROM stock_movements WHERE place = ?2 AND product = ?1))
        UNION ALL
        SELECT m.place, m.before, m.json FROM ledger l JOIN stock_movements m ON m.place = l.before
        LIMIT ?3)
      SELECT place, json FROM ledger
      """)
    select.bind(product)
    select.bind(cursor?.number)
    select.bind(Int64(limit) + 1)
    var movements: [[UInt8]] = []
    var last: StockMovementCursor?
    var hasMore = false
    try select.forEachRow { (row) throws(SQLError) in
      guard movements.count < limit else { return hasMore = true }
      last = StockMovementCursor(number: try row.integer())
      movements.append(try row.bytes())
    }
    return StockMovementPage(movements: movements, next: hasMore ? last : nil)
  }
}
