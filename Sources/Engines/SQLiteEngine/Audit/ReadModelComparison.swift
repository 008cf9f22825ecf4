import SQLEngine

/// Compares the read model with one that was made afresh, entry by entry, both in SQLite's hands: whatever their size,
/// memory stays as it is.
struct ReadModelComparison {
  /// Reads the read model; the fresh one is attached to it.
  let connection: SQLiteConnection

  /// The name under which the fresh file is attached.
  static let fresh = "fresh"

  /// A table, the columns that name a row, and those that follow from them.
  struct Compared {
    let table: String
    let keys: [String]
    let values: [String]
  }

  /// What a read model holds, but for its tables of words.
  static let tables = [
    Compared(table: "documents", keys: ["kind", "id"], values: ["json"]),
    Compared(
      table: "product_list", keys: ["id"], values: ["name", "sku", "price", "category", "status", "words"]),
    Compared(table: "user_list", keys: ["id"], values: ["name", "email", "role", "words"]),
    Compared(table: "order_list", keys: ["list", "status", "rank", "order_id"], values: ["reference"]),
    Compared(table: "order_references", keys: ["reference", "order_id"], values: ["rank"]),
    Compared(table: "labels", keys: ["kind", "id"], values: ["key", "name"]),
    Compared(table: "stock_movements", keys: ["place"], values: ["product", "before", "json"]),
    Compared(
      table: "on_hand", keys: ["product"],
      values: ["units", "price", "reorder_point", "target_level", "is_for_sale", "last_movement"]),
    Compared(
      table: "report_cells", keys: ["cube", "bucket", "member"], values: ["revenue", "quantity", "orders"]),
  ]

  /// Of the file itself, and so no part of what a rebuild would make again.
  static let administration: Set<String> = ["mark", "checkpoint"]

  func compare(into result: inout AuditResult) throws(SQLError) {
    for compared in Self.tables {
      let count = try connection.statement("SELECT count(*) FROM \(Self.fresh).\(compared.table)")
        .firstRow { (row) throws(SQLError) in try row.integer() }
      result.count(count ?? 0)
      try connection.statement(compared.differences).forEachRow { (row) throws(SQLError) in
        result.find("\(compared.table) \(try row.text()) \(try row.text())")
      }
    }
    try compareSearches(into: &result)
  }
}

extension ReadModelComparison.Compared {
  /// Rows of: what names the entry, and what is wrong with it.
  fileprivate var differences: String {
    let fresh = ReadModelComparison.fresh
    let join = keys.map { "live.\($0) = made.\($0)" }.joined(separator: " AND ")
    let differ = values.map { " OR live.\($0) IS NOT made.\($0)" }.joined()
    return """
      SELECT \(name(in: "made")), CASE WHEN live.\(keys[0]) IS NULL THEN 'is missing' ELSE 'differs' END
      FROM \(fresh).\(table) made LEFT JOIN main.\(table) live ON \(join) WHERE live.\(keys[0]) IS NULL\(differ)
      UNION ALL
      SELECT \(name(in: "live")), 'should not be there'
      FROM main.\(table) live LEFT JOIN \(fresh).\(table) made ON \(join) WHERE made.\(keys[0]) IS NULL
      """
  }

  private func name(in side: String) -> String {
    keys.map { "quote(\(side).\($0))" }.joined(separator: " || ' ' || ")
  }
}
