import CSQLite
public import SQLEngine

/// A prepared statement of one connection, and the row that it stands on.
public final class SQLiteStatement: SQLStatement {
  private let sql: String
  private let database: OpaquePointer
  private(set) var statement: OpaquePointer?
  /// How many parameters were bound, and how many there are.
  private var parameters: Int32 = 0
  private let wanted: Int32
  private var memory = ParameterMemory()
  /// How many columns of the row were read.
  var columns: Int32 = 0
  /// The first refusal of a parameter.
  private var refusal = SQLITE_OK

  init(_ sql: String, on database: OpaquePointer) throws(SQLError) {
    self.sql = sql
    self.database = database
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, statement != nil else { throw SQLError(code, of: database, statement: sql) }
    self.statement = statement
    wanted = sqlite3_bind_parameter_count(statement)
  }

  func finalize() {
    sqlite3_finalize(statement)
    statement = nil
  }

  public func bind(_ integer: Int64) { bound(sqlite3_bind_int64(statement, nextParameter, integer)) }

  public func bind(_ text: String) { bind(utf8: text.utf8.span.bytes) }

  public func bind(utf8: RawSpan) {
    let place = nextParameter
    utf8.withUnsafeBytes { bytes in
      let kept = memory.keep(bytes)
      let text = (kept ?? bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      bound(sqlite3_bind_text(statement, place, text, Int32(clamping: bytes.count), kept == nil ? Self.copied : nil))
    }
  }

  public func bind(bytes: RawSpan) {
    let place = nextParameter
    bytes.withUnsafeBytes { bytes in
      let kept = memory.keep(bytes)
      let blob = kept ?? bytes.baseAddress
      bound(sqlite3_bind_blob(statement, place, blob, Int32(clamping: bytes.count), kept == nil ? Self.copied : nil))
    }
  }

  public func bindNull() { bound(sqlite3_bind_null(statement, nextParameter)) }

  public func step() throws(SQLError) -> Bool {
    columns = 0
    let code = parameters == wanted && refusal == SQLITE_OK ? sqlite3_step(statement) : SQLITE_RANGE
    if code == SQLITE_ROW { return true }
    defer { reset() }
    if code == SQLITE_DONE { return false }
    throw refused(code)
  }

  private func refused(_ code: Int32) -> SQLError {
    if refusal != SQLITE_OK { return SQLError(.other, code: refusal, "a parameter was refused", statement: sql) }
    if parameters != wanted {
      return SQLError(.other, code: code, "\(parameters) of \(wanted) parameters were bound", statement: sql)
    }
    return SQLError(code, of: database, statement: sql)
  }

  public func reset() {
    sqlite3_reset(statement)
    memory.removeAll()
    parameters = 0
    refusal = SQLITE_OK
  }

  private var nextParameter: Int32 {
    parameters += 1
    return parameters
  }

  private func bound(_ code: Int32) {
    if code != SQLITE_OK, refusal == SQLITE_OK { refusal = code }
  }

  /// SQLITE_TRANSIENT: SQLite copies what is bound. It takes what stands in `memory` where it is.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
