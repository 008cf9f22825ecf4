import Glibc
import SQLEngine

/// The write file as it is found, before anything touches it.
struct WriteFile {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Makes sure that the file, if there is one, is a database of ours and whole, by reading only.
  ///
  /// - Throws: `OpeningError`.
  func check() throws(OpeningError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 0 else { return }
    let fault: OpeningError?
    do {
      let connection = try SQLiteConnection(path: path, mode: .reading)
      defer { connection.close() }
      let foreign = try origin(connection)
      fault = foreign == nil ? try damage(connection, size: Int(status.st_size)) : foreign
    } catch {
      fault = OpeningError(error, opening: path)
    }
    if let fault { throw fault }
  }

  var exists: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// Makes sure that the file is a database of ours, by reading only; whether it is whole is another matter.
  ///
  /// - Throws: `OpeningError`.
  func checkOrigin() throws(OpeningError) {
    let foreign: OpeningError?
    do {
      let connection = try SQLiteConnection(path: path, mode: .reading)
      defer { connection.close() }
      foreign = try origin(connection)
    } catch {
      throw OpeningError(error, opening: path)
    }
    if let foreign { throw foreign }
  }

  /// Why the file is another program's.
  private func origin(_ connection: SQLiteConnection) throws(SQLError) -> OpeningError? {
    let application = try connection.firstInteger("PRAGMA application_id")
    if application == Int64(StoreFiles.applicationID) { return nil }
    let isEmpty = try connection.firstInteger("SELECT count(*) FROM sqlite_schema") == 0
    return application == 0 && isEmpty ? nil : .foreign(path, reason: "another program's database")
  }

  /// What is wrong with the file's pages. A large file would keep the store from starting for too long: what is wrong
  /// with that one shows when it is used. This much takes a second, once the disk has read it.
  private func damage(_ connection: SQLiteConnection, size: Int) throws(SQLError) -> OpeningError? {
    guard size <= Self.largestChecked else { return nil }
    let check = try connection.statement("PRAGMA quick_check(1)")
    let finding = try check.firstRow { (row) throws(SQLError) in try row.text() }
    return finding == "ok" ? nil : .damaged(path, reason: finding ?? "the check found nothing")
  }

  private static let largestChecked = 1 << 30
}

extension SQLiteConnection {
  fileprivate func firstInteger(_ sql: String) throws(SQLError) -> Int64? {
    try statement(sql).firstRow { (row) throws(SQLError) in try row.integer() }
  }
}
