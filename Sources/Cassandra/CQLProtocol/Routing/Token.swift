/// Where a partition is on the ring of Cassandra's Murmur3Partitioner.
public struct Token: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: Int64

  /// The token of that number. The lowest number there is belongs to no partition.
  public init(rawValue: Int64) { self.rawValue = rawValue }

  /// The token of the partition with that routing key.
  public init(routingKey: [UInt8]) { self.init(hashing: routingKey, in: 0..<routingKey.count) }

  init(hashing bytes: [UInt8], in range: Range<Int>) {
    let hash = Int64(bitPattern: Murmur3.hash(bytes, in: range))
    rawValue = hash == .min ? .max : hash
  }

  public static func < (left: Token, right: Token) -> Bool { left.rawValue < right.rawValue }
}

extension Token: LosslessStringConvertible {
  /// The token as `system.local` lists it; `nil` if it is no number of 64 bits.
  public init?(_ description: String) {
    guard let number = Int64(description) else { return nil }
    self.init(rawValue: number)
  }

  public var description: String { String(rawValue) }
}
