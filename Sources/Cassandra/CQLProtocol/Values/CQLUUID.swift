/// The 128 bits of a uuid or timeuuid.
///
/// It is two integers rather than Foundation's UUID: nothing else here needs Foundation, and it is compared and hashed
/// as the two machine words it is.
public struct CQLUUID: Hashable, Sendable {
  /// The first eight bytes, the first of them the most significant.
  public let high: UInt64
  /// The last eight bytes.
  public let low: UInt64

  /// The uuid of these halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The uuid of 36 characters such as "550e8400-e29b-41d4-a716-446655440000", in either case; `nil` for any other.
  public init?(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count == 36 else { return nil }
    var halves: (high: UInt64, low: UInt64) = (0, 0)
    for (index, character) in characters.enumerated() {
      if [8, 13, 18, 23].contains(index) {
        guard character == UInt8(ascii: "-") else { return nil }
      } else {
        guard let digit = Character(Unicode.Scalar(character)).hexDigitValue, character < 0x80 else { return nil }
        halves = (halves.high << 4 | halves.low >> 60, halves.low << 4 | UInt64(digit))
      }
    }
    self.init(high: halves.high, low: halves.low)
  }

  /// The 16 bytes in the order they are sent in.
  public var bytes: [UInt8] {
    var writer = ByteWriter(capacity: 16)
    writer.uuid(self)
    return writer.bytes
  }
}

extension CQLUUID: CustomStringConvertible {
  /// The 36 characters, in lower case.
  public var description: String {
    let digits = Array((high.padded + low.padded).utf8)
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return parts.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }
}

extension UInt64 {
  /// Sixteen hexadecimal digits.
  fileprivate var padded: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
