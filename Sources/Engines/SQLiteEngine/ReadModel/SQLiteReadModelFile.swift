import Glibc
import Queries
import SQLEngine
import Synchronisation

/// The file of the read model: its form, and whether what is found there can be trusted.
enum SQLiteReadModelFile {
  /// "read", in the header of our files.
  private static let applicationID: Int64 = 0x7265_6164
  /// To be raised with every change of `schema`.
  private static let version: Int64 = 8

  private static let schema =
    [
      "CREATE TABLE mark (text TEXT NOT NULL) STRICT",
      """
      CREATE TABLE checkpoint (
        epoch TEXT NOT NULL, fingerprint TEXT NOT NULL, position INTEGER NOT NULL, hash TEXT NOT NULL,
        whole_from INTEGER NOT NULL) STRICT
      """,
      "CREATE TABLE documents (kind INTEGER NOT NULL, id BLOB NOT NULL, json BLOB NOT NULL, UNIQUE (kind, id)) STRICT",
      """
      CREATE TABLE labels (
        kind INTEGER NOT NULL, id BLOB NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE stock_movements (
        place INTEGER PRIMARY KEY, product BLOB NOT NULL, before INTEGER, json BLOB NOT NULL) STRICT
      """,
      """
      CREATE TABLE report_cells (
        cube INTEGER NOT NULL, bucket INTEGER NOT NULL, member BLOB NOT NULL,
        revenue INTEGER NOT NULL, quantity INTEGER NOT NULL, orders INTEGER NOT NULL,
        PRIMARY KEY (cube, bucket, member)) STRICT, WITHOUT ROWID
      """,
      "CREATE INDEX buyer_days ON report_cells (member, bucket) WHERE \(isBuyerDay)",
    ] + lists

  /// Which cells tell on which days a buyer bought. SQLite uses the index where a query says this word for word.
  static let isBuyerDay = "cube = \(SalesCube.buyer.rawValue) AND bucket >= \(ReportBucket.days.lowerBound.code)"

  /// Opens the file at `path`, or an empty one in its place if it cannot be trusted.
  static func open(_ path: String, report: (String) -> Void) throws(SQLError) -> SQLiteReadModelWriter {
    do throws(SQLError) {
      return try opened(path)
    } catch {
      guard error.kind == .damaged else { throw error }
      report("the read model's file \(path) is thrown away: \(error.message)")
      return try replace(path)
    }
  }

  /// An empty file in the place of whatever is at `path`. Nobody may have it open.
  static func replace(_ path: String) throws(SQLError) -> SQLiteReadModelWriter {
    for name in [path, "\(path)-wal", "\(path)-shm"] where unlink(name) != 0 && errno != ENOENT {
      throw SQLError(.readOnly, code: errno, "cannot delete \(name): \(String(cString: strerror(errno)))")
    }
    return try opened(path)
  }

  /// - Throws: an error of the kind `damaged` if the file is not a whole one of ours.
  private static func opened(_ path: String) throws(SQLError) -> SQLiteReadModelWriter {
    let connection = try SQLiteConnection(path: path, mode: .disposable)
    do throws(SQLError) {
      if try connection.number("SELECT count(*) FROM sqlite_schema") == 0 {
        try create(in: connection)
      } else {
        try verify(connection)
      }
      let writer = try writer(on: connection)
      try connection.mark(as: currentBoot)
      return writer
    } catch {
      connection.close()
      throw error
    }
  }

  private static func writer(on connection: SQLiteConnection) throws(SQLError) -> SQLiteReadModelWriter {
    do throws(SQLError) {
      return try SQLiteReadModelWriter(connection)
    } catch {
      throw error.kind == .other ? SQLError(.damaged, "its tables are not ours: \(error.message)") : error
    }
  }

  private static func create(in connection: SQLiteConnection) throws(SQLError) {
    try connection.transaction { () throws(SQLError) in
      for statement in schema { try connection.execute(statement) }
      try connection.execute("PRAGMA application_id = \(applicationID)")
      try connection.execute("PRAGMA user_version = \(version)")
      try connection.execute("INSERT INTO mark VALUES ('')")
    }
  }

  /// Makes sure that the file is a whole one of ours, by reading only.
  /// - Throws: an error of the kind `damaged` if it is not.
  static func verify(_ connection: SQLiteConnection) throws(SQLError) {
    guard try connection.number("PRAGMA application_id") == applicationID else {
      throw SQLError(.damaged, "it is not a read model")
    }
    guard try connection.number("PRAGMA user_version") == version else {
      throw SQLError(.damaged, "it has the form of another version")
    }
    let mark = try connection.statement("SELECT text FROM mark").firstRow { (row) throws(SQLError) in try row.text() }
    guard let mark, mark == whole || mark == currentBoot, !mark.isEmpty else {
      throw SQLError(.damaged, "the system went down while it was open")
    }
  }
}

/// Commits are not synced, so a system that goes down may leave a torn file that looks whole. The mark says whether
/// that can have happened: it names the run of the system in which the file was opened, until it is closed.
extension SQLiteReadModelFile {
  fileprivate static let whole = "whole"

  /// The run of the system since it was switched on; empty where the system does not say.
  fileprivate static let currentBoot: String = {
    guard let file = fopen("/proc/sys/kernel/random/boot_id", "r") else { return "" }
    defer { fclose(file) }
    var text: [CChar] = Array(repeating: 0, count: 64)
    guard fgets(&text, Int32(text.count), file) != nil else { return "" }
    return String(decoding: text.prefix { $0 > 32 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }()

  /// Closes the file for good: all of it is on the disk, and says so.
  static func closeWhole(_ connection: SQLiteConnection) {
    // A file that could not be marked is only built anew if the system goes down.
    try? connection.mark(as: whole)
    connection.close()
  }
}

extension SQLiteConnection {
  /// Writes the mark, and has it on the disk, with everything before it.
  fileprivate func mark(as text: String) throws(SQLError) {
    try execute("PRAGMA synchronous = FULL")
    try execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let update = try statement("UPDATE mark SET text = ?")
    update.bind(text)
    try update.run()
    try execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try execute("PRAGMA synchronous = OFF")
  }

  fileprivate func number(_ sql: String) throws(SQLError) -> Int64 {
    try statement(sql).firstRow { (row) throws(SQLError) in try row.integer() } ?? 0
  }
}
