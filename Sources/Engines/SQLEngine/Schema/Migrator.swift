import Cryptography
public import Domain

/// Brings a database's schema to what the program knows, one migration after another.
public struct Migrator: Sendable {
  private let migrations: [Migration]

  /// - Parameter migrations: all that there ever were, in order.
  public init(_ migrations: [Migration]) { self.migrations = migrations }

  /// Runs the migrations that are missing, each in a transaction of its own, so that none is done in part.
  ///
  /// - Throws: `SchemaError`; nothing was changed where the schema is newer or another.
  public func migrate(_ connection: some SQLConnection, at now: Timestamp) throws(SchemaError) {
    try asking { () throws(SQLError) in try connection.execute(Self.creation) }
    let applied = try asking { () throws(SQLError) in try self.applied(to: connection) }
    if let fault = fault(in: applied) { throw fault }
    for migration in migrations.dropFirst(applied.count) {
      try asking { () throws(SQLError) in
        try connection.transaction { () throws(SQLError) in try run(migration, on: connection, at: now) }
      }
    }
  }

  /// Brings the schema of a store's database up to date, and begins its change log if there is none yet.
  ///
  /// - Throws: `SchemaError`.
  public func prepareStore(_ connection: some SQLConnection, at now: Timestamp) throws(SchemaError) {
    try migrate(connection, at: now)
    try asking { () throws(SQLError) in try LogHead.createIfMissing(in: connection, at: now) }
  }

  private func asking<Value>(_ database: () throws(SQLError) -> Value) throws(SchemaError) -> Value {
    do {
      return try database()
    } catch {
      throw .database(error)
    }
  }

  private static let creation =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
    + "checksum BLOB NOT NULL, applied_at INTEGER NOT NULL)"

  private func applied(to connection: some SQLConnection) throws(SQLError) -> [(number: Int, checksum: [UInt8])] {
    var applied: [(Int, [UInt8])] = []
    let select = try connection.statement("SELECT number, checksum FROM schema_migrations ORDER BY number")
    try select.forEachRow { (row) throws(SQLError) in applied.append((try row.int(), try row.bytes())) }
    return applied
  }

  /// Why what was run is not the beginning of what this program knows.
  private func fault(in applied: [(number: Int, checksum: [UInt8])]) -> SchemaError? {
    if let last = applied.last, last.number > migrations.count {
      return .newer(found: last.number, known: migrations.count)
    }
    for (index, migration) in migrations.prefix(applied.count).enumerated()
    where applied[index].number != migration.number || applied[index].checksum != migration.checksum.bytes {
      return .edited(migration.number, name: migration.name)
    }
    return nil
  }

  private func run(_ migration: Migration, on connection: some SQLConnection, at now: Timestamp) throws(SQLError) {
    for statement in migration.statements { try connection.execute(statement) }
    let record = try connection.statement("INSERT INTO schema_migrations VALUES (?, ?, ?, ?)")
    record.bind(Int64(migration.number))
    record.bind(migration.name)
    record.bind(bytes: migration.checksum.bytes.span.bytes)
    record.bind(now.microseconds)
    try record.run()
  }
}
