import CSQLite
import Glibc
import SQLEngine

extension SQLError {
  /// What `database` says about a call that it answered with `code`.
  init(_ code: Int32, of database: OpaquePointer, statement: String) {
    let message = String(cString: sqlite3_errmsg(database))
    self.init(
      Kind(code, systemError: sqlite3_system_errno(database)), code: code, message, statement: statement)
  }
}

extension SQLError.Kind {
  /// - Parameter code: an extended result code; its last byte is the plain one.
  fileprivate init(_ code: Int32, systemError: Int32) {
    self =
      switch code & 0xff {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_FULL: .full
      case SQLITE_READONLY, SQLITE_PERM: .readOnly
      case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged
      case SQLITE_CANTOPEN: systemError == EROFS ? .readOnly : .cannotOpen
      case SQLITE_IOERR: Self(inputOutput: systemError)
      case SQLITE_CONSTRAINT: .constraint
      default: .other
      }
  }

  /// A failed read or write by what the system said about it: a full disk shows in many places.
  private init(inputOutput systemError: Int32) {
    self =
      switch systemError {
      case ENOSPC, EDQUOT: .full
      case EROFS: .readOnly
      default: .inputOutput
      }
  }
}
