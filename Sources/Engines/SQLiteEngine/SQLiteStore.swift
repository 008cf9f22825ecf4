public import Domain
public import SQLEngine

/// The change log of a write file.
public typealias SQLiteChangeLog = SQLChangeLog<SQLiteConnection>

/// The write side of an embedded store.
public typealias SQLiteCommandStore = SQLCommandStore<SQLiteConnection>

/// The folder of an embedded store, opened for this process alone, its write file checked and brought up to date.
///
/// It stays locked for as long as this value lives.
public final class SQLiteStore: Sendable {
  public let files: StoreFiles
  private let clock: @Sendable () -> Timestamp
  private let lock: FolderLock

  /// Opens the store in `folder`, which is made if need be.
  ///
  /// - Throws: `OpeningError`; then nothing was changed.
  public init(folder: String, clock: @escaping @Sendable () -> Timestamp) throws(OpeningError) {
    files = StoreFiles(in: folder)
    self.clock = clock
    lock = try FolderLock(files)
    try WriteFile(files.store).check()
    let connection = try connect(.durable)
    defer { connection.close() }
    do {
      try Migrator.sqlite.prepareStore(connection, at: clock())
    } catch .database(let error) {
      throw OpeningError(error, opening: files.store)
    } catch {
      throw .schema(files.store, error)
    }
  }

  /// Starts a commit lane. One is enough: another would only wait for the first.
  ///
  /// - Parameters:
  ///   - listener: told of what comes to stand in the change log.
  ///   - failed: told of what the database refused, for people to read; callers are told what they can do about it.
  /// - Throws: `OpeningError`.
  public func startCommands(
    telling listener: LogListener, failed: @escaping @Sendable (SQLError) -> Void = { _ in }
  ) throws(OpeningError) -> SQLiteCommandStore {
    SQLiteCommandStore(on: try connect(.durable), clock: clock, telling: listener, failed: failed)
  }

  /// Opens the change log, on a connection of its own that never waits for the lane.
  ///
  /// - Throws: `OpeningError`.
  public func openChangeLog() throws(OpeningError) -> SQLiteChangeLog { SQLiteChangeLog(on: try connect(.reading)) }

  /// Who has the folder open now; `nil` if nobody has.
  public static func holder(of folder: String) -> FolderHolder? { FolderLock.holder(of: StoreFiles(in: folder)) }

  /// Tells processes that find the folder in use where this one serves: "127.0.0.1:5000".
  public func announce(address: String) { lock.announce(address) }

  private func connect(_ mode: SQLiteConnection.Mode) throws(OpeningError) -> SQLiteConnection {
    do {
      return try SQLiteConnection(path: files.store, mode: mode)
    } catch {
      throw OpeningError(error, opening: files.store)
    }
  }
}
