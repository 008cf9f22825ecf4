extension Identifier: CustomStringConvertible {
  /// `018f3c1e-7b2a-7c4d-9e5f-0123456789ab`
  public var description: String {
    String(unsafeUninitializedCapacity: Self.textLength) { write(to: $0) }
  }

  /// How many bytes `description` has.
  public static var textLength: Int { 36 }

  /// Writes `description` into memory that has room for it.
  /// - Returns: `textLength`.
  public func write(to text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var place = 0
    for digit in 0..<32 {
      if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
        text[place] = UInt8(ascii: "-")
        place += 1
      }
      let word = digit < 16 ? high : low
      let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - digit % 16 * 4) & 0xf)
      text[place] = value < 10 ? value + 0x30 : value + 0x57
      place += 1
    }
    return place
  }
}

extension Identifier: LosslessStringConvertible {
  /// Reads the form of `description`, in either case.
  /// - Returns: `nil` for anything else.
  public init?(_ text: String) {
    let bytes = text.utf8.span
    guard bytes.count == Self.textLength else { return nil }
    var words: (high: UInt64, low: UInt64) = (0, 0)
    for place in bytes.indices {
      let byte = bytes[place]
      if place == 8 || place == 13 || place == 18 || place == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      guard let value = hexadecimal(byte) else { return nil }
      if place < 18 { words.high = words.high << 4 | value } else { words.low = words.low << 4 | value }
    }
    self.init(high: words.high, low: words.low)
  }
}

private func hexadecimal(_ byte: UInt8) -> UInt64? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - 0x30)
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - 0x57)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - 0x37)
  default: nil
  }
}
