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

  /// One row more than the page holds tells whether there is another page.
  func stockMovements(
    of product: Product.ID, after cursor: StockMovementCursor?, limit: Int
  ) throws(SQLError) -> StockMovementPage {
    let select = try statement(
      """
      SELECT position, ordinal, json FROM stock_movements
      WHERE product = ? AND (position, ordinal) < (?, ?) ORDER BY position DESC, ordinal DESC LIMIT ?
      """)
    let cursor = cursor ?? StockMovementCursor(position: .max, ordinal: .max)
    select.bind(product)
    select.bind(cursor.position)
    select.bind(Int64(cursor.ordinal))
    select.bind(Int64(limit) + 1)
    var movements: [[UInt8]] = []
    var last: StockMovementCursor?
    var hasMore = false
    try select.forEachRow { (row) throws(SQLError) in
      guard movements.count < limit else { return hasMore = true }
      last = StockMovementCursor(position: try row.integer(), ordinal: Int(try row.integer()))
      movements.append(try row.bytes())
    }
    return StockMovementPage(movements: movements, next: hasMore ? last : nil)
  }
}
