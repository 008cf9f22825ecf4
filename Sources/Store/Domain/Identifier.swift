/// Names one `Entity` for ever. 128 bits, UUIDv7 (RFC 9562 §5.7): sorts by creation time.
public struct Identifier<Entity>: Hashable, Sendable {
  public let high: UInt64
  public let low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The identifier of something created at `time`.
  ///
  /// 48 bits of milliseconds, 12 bits of the fraction of the millisecond (RFC 9562 §6.2, method 3), then chance.
  /// - Parameter random: 64 bits of chance, 62 of which are kept.
  public init(at time: Timestamp, random: UInt64) {
    let microseconds = UInt64(clamping: time.microseconds)
    let fraction = microseconds % 1_000 * 4_096 / 1_000
    high = (microseconds / 1_000) << 16 | 0x7000 | fraction
    low = random & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
  }
}

extension Identifier: Comparable {
  public static func < (a: Self, b: Self) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

extension Identifier {
  /// Sixteen bytes, most significant first: they sort as the identifier does.
  public var bytes: [UInt8] {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
  }

  /// - Returns: `nil` unless `bytes` are sixteen.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self = bytes.withUnsafeBytes { raw in
      Self(
        high: UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self)),
        low: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }
}
