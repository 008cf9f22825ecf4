import Cryptography
import Domain
import Records

/// Where the change log ends. One row, read first and written last in every transaction that writes: positions are
/// therefore gapless and in the order of the commits.
struct LogHead: Hashable, Sendable {
  let epoch: Epoch
  var position: Int64
  var hash: Digest

  /// The log's head; a new log begins where there is none.
  static func createIfMissing(in connection: some SQLConnection, at now: Timestamp) throws(SQLError) {
    try connection.transaction { () throws(SQLError) in
      guard try find(in: connection) == nil else { return }
      let epoch = Epoch.new()
      let insert = try connection.statement(
        "INSERT INTO change_log_head (id, epoch, created_at, position, hash) VALUES (1, ?, ?, 0, ?)")
      insert.bind(bytes: epoch.origin.bytes.span.bytes)
      insert.bind(now.microseconds)
      insert.bind(bytes: epoch.origin.bytes.span.bytes)
      try insert.run()
    }
  }

  /// - Throws: `SQLError` of kind `damaged` if it is missing.
  static func load(from connection: some SQLConnection) throws(SQLError) -> LogHead {
    guard let head = try find(in: connection) else { throw .unreadable("the change log has no head") }
    return head
  }

  private static func find(in connection: some SQLConnection) throws(SQLError) -> LogHead? {
    let select = try connection.statement("SELECT epoch, position, hash FROM change_log_head WHERE id = 1")
    return try select.firstRow { (row) throws(SQLError) in
      LogHead(epoch: Epoch(try row.digest()), position: try row.integer(), hash: try row.digest())
    }
  }

  func save(to connection: some SQLConnection) throws(SQLError) {
    let update = try connection.statement("UPDATE change_log_head SET position = ?, hash = ? WHERE id = 1")
    update.bind(position)
    update.bind(bytes: hash.bytes.span.bytes)
    try update.run()
  }
}

extension SQLStatement {
  func digest() throws(SQLError) -> Digest {
    guard let digest = Digest(bytes: try bytes()) else { throw .unreadable("a hash does not have 32 bytes") }
    return digest
  }
}
