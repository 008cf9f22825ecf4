import Domain
import Queries
import SQLEngine

/// What a query saw of the read model.
enum Snapshot<Result> {
  case seen(Result)
  /// The model is being built; so much of it is there.
  case notWhole(percent: Int)
}

extension SQLiteConnection {
  /// Runs `query` in a read transaction, unless the model is not whole yet.
  func snapshot<Result>(_ query: (_ position: Int64) throws(SQLError) -> Result) throws(SQLError) -> Snapshot<Result> {
    try execute("BEGIN")
    do throws(SQLError) {
      let checkpoint = try statement("SELECT position, whole_from FROM checkpoint")
        .firstRow { (row) throws(SQLError) in (position: try row.integer(), wholeFrom: try row.integer()) }
      var answer = Snapshot<Result>.notWhole(percent: 0)
      if let (position, wholeFrom) = checkpoint {
        answer =
          position >= wholeFrom
          ? .seen(try query(position)) : .notWhole(percent: Int(Double(position) / Double(wholeFrom) * 100))
      }
      try execute("COMMIT")
      return answer
    } catch {
      rollback()
      throw error
    }
  }

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
