/// Where a stock movement stands in the ledger, as one number in the order of the ledger: databases fill pages one after
/// another where that is the key.
public struct LedgerPlace: Sendable {
  /// Of the record in the change log.
  public let position: Int64
  /// Of the change in its record: less than a million.
  public let ordinal: Int

  /// The place of a change in a record.
  public init(_ position: Int64, _ ordinal: Int) { (self.position, self.ordinal) = (position, ordinal) }

  /// The place that a ``number`` stands for.
  public init(number: Int64) { self.init(number >> 20, Int(number & 0xf_ffff)) }

  /// The number it is kept under.
  public var number: Int64 { position << 20 | Int64(ordinal) }
}
