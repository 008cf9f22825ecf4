import CSQLite
import SQLEngine

extension SQLiteConnection {
  /// Copies the whole database over that of `other`, as it is at one moment, whatever others write meanwhile.
  ///
  /// - Parameter progress: told how many pages of how many are there.
  func copy(to other: SQLiteConnection, progress: (_ done: Int, _ total: Int) -> Void) throws(SQLError) {
    // A read transaction of our own holds the moment fast: without it each commit of others would begin the copy anew.
    try execute("BEGIN")
    try execute("SELECT count(*) FROM sqlite_schema")
    defer { rollback() }
    guard let backup = sqlite3_backup_init(other.database, "main", database, "main") else {
      throw SQLError(sqlite3_extended_errcode(other.database), of: other.database, statement: "backup")
    }
    var code = SQLITE_OK
    repeat {
      code = sqlite3_backup_step(backup, Self.pagesAtOnce)
      let total = Int(sqlite3_backup_pagecount(backup))
      progress(total - Int(sqlite3_backup_remaining(backup)), total)
    } while code == SQLITE_OK
    let end = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, end == SQLITE_OK else {
      throw SQLError(end == SQLITE_OK ? code : end, of: other.database, statement: "backup")
    }
  }

  private static let pagesAtOnce: Int32 = 1_024
}
