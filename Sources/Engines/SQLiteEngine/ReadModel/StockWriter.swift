import Domain
import Queries
import SQLEngine

/// Writes what is on the shelves, and the stock ledger: one long table in the order of the change log, in which each
/// movement names the one before of its product, and the product's shelf names the last. A sale so writes at the table's
/// end, however many products there are; kept by product, each line of an order would write to a page of its own.
struct StockWriter {
  private let putFirst: SQLiteStatement
  private let putNext: SQLiteStatement
  private let putShelf: SQLiteStatement
  private let putLast: SQLiteStatement
  private let clearShelf: SQLiteStatement

  init(_ connection: SQLiteConnection) throws(SQLError) {
    putFirst = try connection.statement(
      "INSERT INTO stock_movements VALUES (?1, ?2, (SELECT last_movement FROM on_hand WHERE product = ?2), ?3)")
    putNext = try connection.statement("INSERT INTO stock_movements VALUES (?, ?, ?, ?)")
    putShelf = try connection.statement(
      """
      INSERT INTO on_hand (product, units, last_movement) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
        units = excluded.units, last_movement = coalesce(excluded.last_movement, last_movement)
      """)
    putLast = try connection.statement("UPDATE on_hand SET last_movement = ? WHERE product = ?")
    clearShelf = try connection.statement("UPDATE on_hand SET units = NULL WHERE product = ?")
  }

  /// - Parameter onHand: what the movements leave; `nil`: stock is tracked no more.
  func write(_ movements: [StockMovementKey: [UInt8]], leaving onHand: [Product.ID: Int?]) throws(SQLError) {
    var lasts = try write(movements)
    for (product, units) in onHand {
      guard let units else {
        clearShelf.bind(product)
        try clearShelf.run()
        continue
      }
      putShelf.bind(product)
      putShelf.bind(Int64(units))
      putShelf.bind(lasts.removeValue(forKey: product))
      try putShelf.run()
    }
    for (product, place) in lasts {
      putLast.bind(place)
      putLast.bind(product)
      try putLast.run()
    }
  }

  /// - Returns: the last of each product. Until its shelf names it, the shelf tells the one before the first.
  private func write(_ movements: [StockMovementKey: [UInt8]]) throws(SQLError) -> [Product.ID: Int64] {
    var lasts: [Product.ID: Int64] = [:]
    for (key, json) in movements.sorted(by: { $0.key.place < $1.key.place }) {
      let before = lasts.updateValue(key.place.number, forKey: key.product)
      let put = before == nil ? putFirst : putNext
      put.bind(key.place.number)
      put.bind(key.product)
      if let before { put.bind(before) }
      put.bind(bytes: json.span.bytes)
      try put.run()
    }
    return lasts
  }
}

extension StockMovementCursor {
  /// In the file.
  var number: Int64 { LedgerPlace(position, ordinal).number }

  init(number: Int64) {
    let place = LedgerPlace(number: number)
    self.init(position: place.position, ordinal: place.ordinal)
  }
}
