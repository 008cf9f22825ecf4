import Domain
import Queries
import SQLEngine

/// Writes the tables that lists of products are read from.
struct ProductListWriter {
  private let select: SQLiteStatement
  private let put: SQLiteStatement
  private let remove: SQLiteStatement
  private let putShelf: SQLiteStatement
  private let removeShelf: SQLiteStatement
  private let search: SearchTableWriter

  init(_ connection: SQLiteConnection) throws(SQLError) {
    select = try connection.statement("SELECT number, words, category, status FROM product_list WHERE id = ?")
    put = try connection.statement(
      """
      INSERT INTO product_list (id, name, sku, price, category, status, words) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, sku = excluded.sku, price = excluded.price,
        category = excluded.category, status = excluded.status, words = excluded.words
      RETURNING number
      """)
    remove = try connection.statement("DELETE FROM product_list WHERE id = ?")
    putShelf = try connection.statement(
      """
      INSERT INTO on_hand (product, price, reorder_point, target_level, is_for_sale) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET price = excluded.price, reorder_point = excluded.reorder_point,
        target_level = excluded.target_level, is_for_sale = excluded.is_for_sale
      """)
    removeShelf = try connection.statement("DELETE FROM on_hand WHERE product = ?")
    search = try SearchTableWriter("product_search", on: connection)
  }

  /// - Parameter entry: `nil`: the product is listed no more.
  func write(_ id: Product.ID, _ entry: ProductEntry?) throws(SQLError) {
    select.bind(id)
    let old = try select.firstRow { (row) throws(SQLError) in
      (
        number: try row.integer(),
        terms: Self.terms(
          try row.text(), category: try row.optional { (row) throws(SQLError) in try row.text() },
          status: try row.text())
      )
    }
    guard let entry else {
      if let old { try search.change(old.number, from: old.terms, to: nil) }
      for statement in [remove, removeShelf] {
        statement.bind(id)
        try statement.run()
      }
      return
    }
    let number = try put(entry)
    let terms = Self.terms(entry.words.listed, category: entry.category, status: entry.status.rawValue)
    try search.change(number, from: old?.terms, to: terms)
    putShelf.bind(id)
    putShelf.bind(entry.price.minorUnits)
    putShelf.bind(entry.reorderPoint.map(Int64.init))
    putShelf.bind(entry.targetLevel.map(Int64.init))
    putShelf.bind(entry.isForSale ? 1 : 0)
    try putShelf.run()
  }

  private func put(_ entry: ProductEntry) throws(SQLError) -> Int64 {
    put.bind(entry.id)
    put.bind(entry.name)
    put.bind(entry.sku)
    put.bind(entry.price.minorUnits)
    put.bind(entry.category)
    put.bind(entry.status.rawValue)
    put.bind(entry.words.listed)
    let number = try put.firstRow { (row) throws(SQLError) in try row.integer() }
    guard let number else { throw .unreadable("the number of a listed product") }
    return number
  }

  private static func terms(_ listed: String, category: String?, status: String) -> String {
    SearchTokens.text(of: listed, filters: ListTable.productFilters(category: category, status: status))
  }
}
