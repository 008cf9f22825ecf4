import Domain
import Queries
import SQLEngine

/// Writes the stock ledger: one long table in the order of the change log, in which each movement names the one before
/// of its product, and the product's shelf names the last. A sale so writes at the table's end, however many products
/// there are; kept by product, each line of an order would write to a page of its own.
struct StockMovementWriter {
  private let last: SQLiteStatement
  private let put: SQLiteStatement
  private let putLast: SQLiteStatement

  init(_ connection: SQLiteConnection) throws(SQLError) {
    last = try connection.statement("SELECT last_movement FROM on_hand WHERE product = ?")
    put = try connection.statement("INSERT INTO stock_movements VALUES (?, ?, ?, ?)")
    putLast = try connection.statement("UPDATE on_hand SET last_movement = ? WHERE product = ?")
  }

  /// To be called when the shelves of the products are there.
  func write(_ movements: [StockMovementKey: [UInt8]]) throws(SQLError) {
    var lasts: [Product.ID: Int64] = [:]
    for (key, json) in movements.sorted(by: { $0.key.place < $1.key.place }) {
      let before = if let known = lasts[key.product] { known } else { try last(of: key.product) }
      put.bind(key.place.number)
      put.bind(key.product)
      put.bind(before)
      put.bind(bytes: json.span.bytes)
      try put.run()
      lasts[key.product] = key.place.number
    }
    for (product, place) in lasts {
      putLast.bind(place)
      putLast.bind(product)
      try putLast.run()
    }
  }

  private func last(of product: Product.ID) throws(SQLError) -> Int64? {
    last.bind(product)
    return try last.firstRow { (row) throws(SQLError) in
      try row.optional { (row) throws(SQLError) in try row.integer() }
    } ?? nil
  }
}

extension StockMovementCursor {
  /// In the file: one number, in the order of places. No record has a million changes.
  var number: Int64 { position << 20 | Int64(ordinal) }

  init(number: Int64) { self.init(position: number >> 20, ordinal: Int(number & 0xf_ffff)) }
}
