import Domain
import Glibc
import Records
import SQLEngine

/// A store's write file as a copy: one file, whole by itself.
struct BackupFile {
  let path: String

  /// Makes the file as a copy of the store file at `source`, synced to the disk.
  ///
  /// - Throws: `BackupError`; then there is no file.
  static func copy(
    of source: String, to path: String, progress: (_ done: Int, _ total: Int) -> Void
  ) throws(BackupError) -> BackupFile {
    try create(path)
    do throws(SQLError) {
      let origin = try SQLiteConnection(path: source, mode: .reading)
      defer { origin.close() }
      let copy = try SQLiteConnection(path: path, mode: .standalone)
      defer { copy.close() }
      try origin.copy(to: copy, progress: progress)
      // The copy says that a log stands beside it, as it does with the original.
      try copy.execute("PRAGMA journal_mode = DELETE")
      return BackupFile(path: path)
    } catch {
      unlink(path)
      throw .opening(OpeningError(error, opening: path))
    }
  }

  /// Only for this user's eyes: it holds what customers told the shop.
  private static func create(_ path: String) throws(BackupError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw errno == EEXIST ? .exists(path) : .notWritable(path, reason: String(cString: strerror(errno)))
    }
    close(file)
  }

  func remove() { unlink(path) }

  /// Reads the whole file: its pages, and its change log with every hash.
  ///
  /// - Returns: what it holds.
  /// - Throws: `BackupError.notWhole`, or `.opening` if it is no store's file.
  func verified() throws(BackupError) -> BackupSummary {
    guard WriteFile(path).exists else { throw .notWhole(path, reason: "it is not there, or empty") }
    do throws(OpeningError) {
      try WriteFile(path).checkOrigin()
    } catch {
      throw .opening(error)
    }
    do throws(SQLError) {
      let connection = try SQLiteConnection(path: path, mode: .reading)
      defer { connection.close() }
      try connection.execute("BEGIN")
      let finding = try connection.statement("PRAGMA integrity_check(1)")
        .firstRow { (row) throws(SQLError) in try row.text() }
      guard finding == "ok" else { throw SQLError.unreadable(finding ?? "the check found nothing") }
      let end = try followed(connection)
      let pages = try connection.statement("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        .firstRow { (row) throws(SQLError) in try row.integer() }
      return BackupSummary(path: path, records: end.position, bytes: pages ?? 0)
    } catch {
      throw .notWhole(path, reason: error.message)
    }
  }

  private func followed(_ connection: SQLiteConnection) throws(SQLError) -> HashChain {
    let (chain, fault): (HashChain, HashChain.Break?)
    do throws(StoreError) {
      (chain, fault) = try SQLiteChangeLog(on: connection).followed()
    } catch {
      throw .unreadable("its change log cannot be read")
    }
    guard fault == nil else { throw .unreadable("its change log was altered after record \(chain.position)") }
    guard try StoreAudit(of: connection).endsWith(chain) else { throw .unreadable("its change log has no end") }
    return chain
  }
}

/// What a backup holds.
public struct BackupSummary: Hashable, Sendable {
  public let path: String
  /// Of the change log: the position up to which the store is kept in it.
  public let records: Int64
  /// Its size.
  public let bytes: Int64
}
