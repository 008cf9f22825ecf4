public import Cryptography
import Domain

extension ChangeRecord {
  /// The hash that a record with these contents has after the one with the hash `previous`.
  ///
  /// SHA-256 over six lines of text, each ended by a line feed: the previous hash in lowercase hexadecimal digits (of
  /// the first record, the log's epoch), the position, the time in microseconds since 1970, the actor's sixteen bytes
  /// in lowercase hexadecimal digits (an empty line for nobody), the command's name, the changes as JSON. None of them
  /// can hold a line feed of its own. An auditor needs nothing of ours to recompute it; of record 7 in a SQLite file:
  ///
  /// ```sh
  /// sqlite3 -list -separator $'\n' store.db "SELECT lower(hex(p.hash)), c.position, c.time,
  ///   lower(hex(c.actor)), c.command, c.changes
  ///   FROM change_log c JOIN change_log p ON p.position = c.position - 1 WHERE c.position = 7" | sha256sum
  /// ```
  public func hash(after previous: Digest) -> Digest {
    Self.hash(
      after: previous, position: position, time: time, actor: actor, command: command, changes: encodedChanges)
  }

  /// Whether the record is what was written after the record with the hash `previous`.
  public func isIntact(after previous: Digest) -> Bool { hash == hash(after: previous) }

  static func hash(
    after previous: Digest, position: Int64, time: Timestamp, actor: User.ID?, command: String, changes: [UInt8]
  ) -> Digest {
    var text: [UInt8] = []
    text.reserveCapacity(changes.count + 256)
    text.append(line: previous.hex.utf8)
    text.append(line: String(position).utf8)
    text.append(line: String(time.microseconds).utf8)
    text.append(line: (actor?.bytes.hexadecimal ?? "").utf8)
    text.append(line: command.utf8)
    text.append(line: changes)
    return SHA256.hash(of: text)
  }
}

extension [UInt8] {
  fileprivate mutating func append(line: some Collection<UInt8>) {
    append(contentsOf: line)
    append(UInt8(ascii: "\n"))
  }
}
