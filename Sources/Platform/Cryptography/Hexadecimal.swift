extension Array where Element == UInt8 {
  /// The bytes that `text` spells in hexadecimal digits of either case, two a byte; `nil` if it is anything else.
  public init?(hexadecimal text: String) {
    let digits = text.utf8.map(Self.value(ofDigit:))
    guard digits.count.isMultiple(of: 2) else { return nil }
    self = []
    reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      append(high << 4 | low)
    }
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Collection where Element == UInt8 {
  /// The bytes in lowercase hexadecimal digits, two a byte.
  public var hexadecimal: String {
    String(unsafeUninitializedCapacity: count * 2) { text in
      var end = 0
      for byte in self {
        text[end] = byte.highDigit
        text[end + 1] = byte.lowDigit
        end += 2
      }
      return end
    }
  }
}

extension UInt8 {
  fileprivate var highDigit: UInt8 { (self >> 4).asDigit }
  fileprivate var lowDigit: UInt8 { (self & 0x0F).asDigit }
  /// The ASCII digit of a value below 16.
  private var asDigit: UInt8 { self < 10 ? UInt8(ascii: "0") + self : UInt8(ascii: "a") + self - 10 }
}
