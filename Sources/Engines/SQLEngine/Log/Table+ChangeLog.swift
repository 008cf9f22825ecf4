import Cryptography
import Domain
import Records

extension Table<ChangeRecord> {
  static let changeLog = Table(
    "change_log",
    columns: [
      .integer("position", \.position),
      .integer("time", \.time.microseconds),
      .optionalID("actor", \.actor),
      .text("command", \.command),
      .utf8("changes", \.encodedChanges),
      .bytes("hash", \.hash.bytes),
    ],
    row: { (row) throws(SQLError) in
      let position = try row.integer()
      let time = try row.time()
      let actor = try row.optionalID() as User.ID?
      let command = try row.text()
      let changes = try row.bytes()
      let hash = try row.digest()
      do {
        return try ChangeRecord(
          position: position, time: time, actor: actor, command: command, encodedChanges: changes, hash: hash)
      } catch {
        throw .unreadable("record \(position) of the change log: \(error)")
      }
    })
}

extension Table<ChangeRecord> {
  /// The records after `position`, in order, at most `limit`.
  func page(after position: Int64, limit: Int, of connection: some SQLConnection) throws(SQLError) -> [ChangeRecord] {
    let names = columns.map(\.name).joined(separator: ", ")
    let select = try connection.statement(
      "SELECT \(names) FROM \(name) WHERE position > ? ORDER BY position LIMIT ?")
    select.bind(position)
    select.bind(Int64(limit))
    var records: [ChangeRecord] = []
    try select.forEachRow { (row) throws(SQLError) in records.append(try self.row(row)) }
    return records
  }
}
