extension JSONWriter {
  /// Writes `text` between quotes, with quotes, backslashes and control characters escaped (RFC 8259, section 7).
  ///
  /// All else stays as it is, U+2028 and U+2029 too, which JSON allows.
  mutating func writeQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.withContiguousStorageIfAvailable({ writeEscaped($0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { writeEscaped($0) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Copies the stretches between bytes that need an escape in one go each.
  private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      bytes.append(contentsOf: text[start..<index])
      writeEscape(of: byte)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  private mutating func writeEscape(of byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
      let digit = byte & 0x0F
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
