import CSQLite
public import SQLEngine

/// The columns of the row at hand, from left to right. A column of another type was not written by us.
extension SQLiteStatement {
  public func integer() throws(SQLError) -> Int64 {
    let column = try nextColumn(SQLITE_INTEGER, "an integer")
    return sqlite3_column_int64(statement, column)
  }

  public func text() throws(SQLError) -> String {
    let column = try nextColumn(SQLITE_TEXT, "text")
    // As bytes: asked for text, SQLite would copy it to put a zero behind it.
    guard let start = sqlite3_column_blob(statement, column) else { return "" }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    return String(decoding: bytes, as: UTF8.self)
  }

  public func bytes() throws(SQLError) -> [UInt8] {
    let column = columns
    columns += 1
    guard sqlite3_column_type(statement, column) != SQLITE_NULL else { throw unreadable(column, "bytes") }
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  public func words() throws(SQLError) -> (high: UInt64, low: UInt64) {
    let column = try nextColumn(SQLITE_BLOB, "an identifier")
    guard let start = sqlite3_column_blob(statement, column), sqlite3_column_bytes(statement, column) == 16 else {
      throw unreadable(column, "an identifier")
    }
    return (
      UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
      UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    )
  }

  public func skipNull() -> Bool {
    guard sqlite3_column_type(statement, columns) == SQLITE_NULL else { return false }
    columns += 1
    return true
  }

  private func nextColumn(_ type: Int32, _ wanted: String) throws(SQLError) -> Int32 {
    let column = columns
    columns += 1
    guard sqlite3_column_type(statement, column) == type else { throw unreadable(column, wanted) }
    return column
  }

  private func unreadable(_ column: Int32, _ wanted: String) -> SQLError {
    let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "\(column)"
    return .unreadable("column \(name) is not \(wanted)")
  }
}
