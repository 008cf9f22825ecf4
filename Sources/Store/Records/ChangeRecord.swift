public import Cryptography
public import Domain
public import JSON

/// What one command changed, as the change log keeps it.
///
/// The log is outbox, audit trail and source of the stock ledger at once: one record for each command that changed
/// something, never altered, chained by hashes so that an alteration shows.
public struct ChangeRecord: Hashable, Sendable {
  /// Counts records from 1, in the order of their commits, without gaps.
  public let position: Int64
  public let time: Timestamp
  /// Who asked for it; `nil` where the store is open to everyone who reaches it.
  public let actor: User.ID?
  /// The command's name.
  public let command: String
  public let changes: [Change]
  /// The changes as JSON, byte for byte as the log keeps them.
  public let encodedChanges: [UInt8]
  /// Covers everything above and the hash of the record before: see `hash(after:)`.
  public let hash: Digest

  /// The record that follows the one with the hash `previous`.
  ///
  /// - Parameter previous: the epoch's `origin` for the first record.
  public init(
    position: Int64, time: Timestamp, actor: User.ID?, command: String, changes: [Change], after previous: Digest
  ) {
    self.position = position
    self.time = time
    self.actor = actor
    self.command = command
    self.changes = changes
    encodedChanges = changes.encoded
    hash = Self.hash(
      after: previous, position: position, time: time, actor: actor, command: command, changes: encodedChanges)
  }

  /// A record as it was kept. Its hash is not checked: `isIntact(after:)` does that.
  ///
  /// - Throws: `JSONError` if the changes cannot be read.
  public init(
    position: Int64, time: Timestamp, actor: User.ID?, command: String, encodedChanges: [UInt8], hash: Digest
  ) throws(JSONError) {
    self.position = position
    self.time = time
    self.actor = actor
    self.command = command
    self.changes = try [Change](encoded: encodedChanges)
    self.encodedChanges = encodedChanges
    self.hash = hash
  }
}
