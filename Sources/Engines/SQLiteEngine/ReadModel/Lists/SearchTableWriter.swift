import SQLEngine

/// Writes a table of words, which keeps what rows are found by but not the words themselves.
struct SearchTableWriter {
  private let put: SQLiteStatement
  private let remove: SQLiteStatement

  init(_ table: String, on connection: SQLiteConnection) throws(SQLError) {
    put = try connection.statement("INSERT INTO \(table) (rowid, terms) VALUES (?, ?)")
    remove = try connection.statement("INSERT INTO \(table) (\(table), rowid, terms) VALUES ('delete', ?, ?)")
  }

  /// - Parameters:
  ///   - old: under what the row was found; `nil`: not at all.
  ///   - new: under what it is to be found.
  func change(_ row: Int64, from old: String?, to new: String?) throws(SQLError) {
    if old == new { return }
    if let old { try run(remove, row, old) }
    if let new { try run(put, row, new) }
  }

  private func run(_ statement: SQLiteStatement, _ row: Int64, _ terms: String) throws(SQLError) {
    statement.bind(row)
    statement.bind(terms)
    try statement.run()
  }
}
