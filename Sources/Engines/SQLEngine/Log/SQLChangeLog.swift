public import Domain
public import Records
import Synchronization

/// The change log of a SQL database, read through a connection of its own.
public final class SQLChangeLog<Connection: SQLConnection & Sendable>: ChangeLog {
  private let connection: Mutex<Connection>

  /// - Parameter connection: one that nobody else uses.
  public init(on connection: Connection) { self.connection = Mutex(connection) }

  public func epoch() throws(StoreError) -> Epoch {
    try reading { (connection) throws(SQLError) in try LogHead.load(from: connection).epoch }
  }

  public func head() throws(StoreError) -> Int64 {
    try reading { (connection) throws(SQLError) in try LogHead.load(from: connection).position }
  }

  public func records(after position: Int64, limit: Int) throws(StoreError) -> [ChangeRecord] {
    try reading { (connection) throws(SQLError) in
      try Table.changeLog.page(after: position, limit: limit, of: connection)
    }
  }

  /// Gives back the connection. Nothing may be asked of the log afterwards.
  public func close() { connection.withLock { $0.close() } }

  private func reading<Value: Sendable>(
    _ body: (Connection) throws(SQLError) -> Value
  ) throws(StoreError) -> Value {
    do throws(SQLError) {
      return try connection.withLock { (connection) throws(SQLError) in try body(connection) }
    } catch {
      throw .unavailable(error.unavailability)
    }
  }
}
