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
