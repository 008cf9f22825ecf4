public import Domain

/// Where the change log has a change, when it happened, and who asked for it.
public struct LogPlace: Hashable, Sendable {
  /// Of the record.
  public let position: Int64
  /// Among the record's changes, from 0.
  public let ordinal: Int
  public let time: Timestamp
  /// `nil` where the store is open to everyone who reaches it.
  public let actor: User.ID?

  public init(position: Int64, ordinal: Int, time: Timestamp, actor: User.ID?) {
    self.position = position
    self.ordinal = ordinal
    self.time = time
    self.actor = actor
  }
}
