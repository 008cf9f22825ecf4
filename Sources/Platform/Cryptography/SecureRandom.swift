internal import CSodium

/// The system's random numbers, fit for keys, tokens and ids that nobody may guess. Any thread may draw.
public struct SecureRandom: RandomNumberGenerator, Sendable {
  /// A generator; all of them draw from the same source.
  public init() { Sodium.prepare() }

  /// 64 random bits.
  public func next() -> UInt64 {
    var number: UInt64 = 0
    randombytes_buf(&number, MemoryLayout<UInt64>.size)
    return number
  }

  /// `count` random bytes, none if it is negative.
  public static func bytes(_ count: Int) -> [UInt8] {
    Sodium.prepare()
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    randombytes_buf(&bytes, bytes.count)
    return bytes
  }
}
