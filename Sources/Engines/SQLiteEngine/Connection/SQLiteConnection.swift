import CSQLite
public import SQLEngine

/// One connection to one SQLite file. Used by one thread at a time; hand it over as a whole.
public final class SQLiteConnection: SQLConnection, @unchecked Sendable {  // its owner keeps it to one thread at a time
  /// What a connection is for.
  public enum Mode: Hashable, Sendable {
    /// Creates the file if need be, and syncs every commit to the disk.
    case durable
    /// Creates the file if need be, and syncs nothing: a crash of the system may lose commits, or the file.
    case disposable
    /// Writes one file that is whole by itself, without a write-ahead log beside it, and syncs every commit.
    case standalone
    /// Only reads a file that others write. Never waits for them.
    case reading
  }

  /// Where the file is.
  public let path: String
  let database: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]
  /// The last one that was asked for: often the next one too, and text that is the very same is compared at once.
  private var last: (sql: String, statement: SQLiteStatement)?
  private let mode: Mode
  private var isOpen = true

  /// - Throws: `SQLError` if the file cannot be opened or is no database.
  public init(path: String, mode: Mode) throws(SQLError) {
    self.path = path
    self.mode = mode
    database = try Self.open(path, mode)
    do {
      if mode != .reading { try writeAhead() }
      for pragma in mode.pragmas { try execute(pragma) }
    } catch {
      close()
      throw error
    }
  }

  deinit { close() }

  private static func open(_ path: String, _ mode: Mode) throws(SQLError) -> OpaquePointer {
    _ = withoutStatistics
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, mode.flags, nil)
    guard let handle else { throw SQLError(.other, code: code, "no memory to open \(path)") }
    guard code == SQLITE_OK else {
      let error = SQLError(code, of: handle, statement: "")
      sqlite3_close_v2(handle)
      throw error
    }
    sqlite3_extended_result_codes(handle, 1)
    return handle
  }

  /// SQLite would count every piece of memory under a lock that all threads share. Before the first connection it can
  /// be told not to.
  private static let withoutStatistics = sqlite_without_memory_statistics()

  /// Has commits written to a log beside the file, so that readers and the writer never wait for each other.
  private func writeAhead() throws(SQLError) {
    sqlite3_busy_timeout(database, 5_000)
    let mode = try statement("PRAGMA journal_mode = WAL").firstRow { (row) throws(SQLError) in try row.text() }
    guard mode == "wal" else {
      throw SQLError(.cannotOpen, "the file system has no shared memory for a write-ahead log: a network drive?")
    }
  }

  public func statement(_ sql: String) throws(SQLError) -> SQLiteStatement {
    if let last, last.sql == sql {
      last.statement.reset()
      return last.statement
    }
    if let known = statements[sql] {
      known.reset()
      last = (sql, known)
      return known
    }
    let statement = try SQLiteStatement(sql, on: database)
    statements[sql] = statement
    last = (sql, statement)
    return statement
  }

  public func begin() throws(SQLError) { try execute("BEGIN IMMEDIATE") }

  /// - Throws: an error with `outcomeUnknown` set if the disk would not sync: what was written may be there after a
  ///   crash, or not. Any other failure has left nothing that a crash could bring back.
  public func commit() throws(SQLError) {
    do {
      try execute("COMMIT")
    } catch {
      throw error.code == Self.failedSync ? error.withUnknownOutcome : error
    }
  }

  /// SQLITE_IOERR_FSYNC, a macro that Swift does not see.
  private static let failedSync = SQLITE_IOERR | 4 << 8

  /// Has the transaction's pages written to the write-ahead log, where nobody sees them before it is committed. Its
  /// commit then has one page to write.
  func flush() throws(SQLError) {
    let code = sqlite3_db_cacheflush(database)
    // Pages that a statement stands on are written by the commit.
    guard code == SQLITE_OK || code == SQLITE_BUSY else { throw SQLError(code, of: database, statement: "") }
  }

  public func rollback() {
    for statement in statements.values { statement.reset() }
    if sqlite3_get_autocommit(database) == 0 { try? execute("ROLLBACK") }
  }

  public func close() {
    guard isOpen else { return }
    isOpen = false
    if mode == .durable || mode == .disposable { checkpoint() }
    for statement in statements.values { statement.finalize() }
    statements = [:]
    last = nil
    sqlite3_close_v2(database)
  }

  /// Moves what stands in the write-ahead log into the file, unless somebody reads it for longer than a moment: then
  /// it stays where it is, which is as safe.
  private func checkpoint() {
    sqlite3_busy_timeout(database, 250)
    try? execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }
}

extension SQLiteConnection {
  /// 8 MiB: what batches and readers touch over and over. The system keeps the rest of the file at hand.
  static let usualCache = "PRAGMA cache_size = -8192"
}

extension SQLiteConnection.Mode {
  fileprivate var flags: Int32 {
    let access = self == .reading ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    return access | SQLITE_OPEN_NOMUTEX
  }

  /// Readers open for writing too, since they take part in the write-ahead log's index; `query_only` keeps them honest.
  fileprivate var pragmas: [String] {
    let write = [
      "PRAGMA temp_store = MEMORY",
      SQLiteConnection.usualCache,
      // Some distributions overwrite with zeros what was deleted, at the price of writing more: not if it costs more.
      "PRAGMA secure_delete = FAST",
      // 16 MiB: pages that change often go into the file once for many commits.
      "PRAGMA wal_autocheckpoint = 4000",
    ]
    return switch self {
    case .durable: write + ["PRAGMA synchronous = FULL"]
    case .disposable: write + ["PRAGMA synchronous = OFF"]
    case .standalone: ["PRAGMA busy_timeout = 5000", "PRAGMA synchronous = FULL"]
    case .reading: ["PRAGMA busy_timeout = 1000", "PRAGMA query_only = ON", SQLiteConnection.usualCache]
    }
  }
}
