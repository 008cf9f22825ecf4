/// Percent-decoding (RFC 3986 §2.1) of one part of a request's target.
enum PercentDecoding {
  /// The decoded text; a malformed escape stands as it is, and bytes that are no UTF-8 become U+FFFD.
  static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool = false) -> String {
    let isEncoded = text.contains { $0 == UInt8(ascii: "%") || plusIsSpace && $0 == UInt8(ascii: "+") }
    guard isEncoded else { return String(decoding: text, as: UTF8.self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let escaped = escape(at: rest) {
        bytes.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(plusIsSpace && byte == UInt8(ascii: "+") ? 32 : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether every `%` begins an escape of two hexadecimal digits and the decoded bytes are UTF-8 without controls.
  static func isWellFormed(_ text: some Collection<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let escaped = escape(at: rest) else { return false }
        bytes.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return !bytes.contains { $0 < 32 || $0 == 127 } && String(validating: bytes, as: UTF8.self) != nil
  }

  private static func escape(at text: some Collection<UInt8>) -> UInt8? {
    guard let high = text.first.flatMap(digit), let low = text.dropFirst().first.flatMap(digit) else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
