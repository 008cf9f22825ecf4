extension [UInt8] {
  /// Appends `text` between quotes, such that it is a JSON string and a terminal takes no order from it.
  mutating func appendQuoted(_ text: String) {
    append(UInt8(ascii: "\""))
    appendEscaped(text, quotes: true)
    append(UInt8(ascii: "\""))
  }

  /// Appends `text` with all control characters spelt out: a record is one line whatever is in it, and no sequence in
  /// it moves the cursor, hides text or turns its direction.
  mutating func appendEscaped(_ text: String, quotes: Bool = false) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"" where quotes, "\\" where quotes: append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: scalar)])
      case "\n": append(contentsOf: "\\n".utf8)
      case "\r": append(contentsOf: "\\r".utf8)
      case "\t": append(contentsOf: "\\t".utf8)
      case "\u{20}"..."\u{7E}": append(UInt8(truncatingIfNeeded: scalar.value))
      default: isHarmless(scalar) ? append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? []) : appendCode(scalar)
      }
    }
  }

  /// Neither a control character (C0, DEL, C1), nor a line or paragraph separator, nor a mark that turns the direction.
  private func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  /// Appends `\uXXXX`. All that is escaped is in the basic plane.
  private mutating func appendCode(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    append(contentsOf: "\\u".utf8)
    append(contentsOf: repeatElement(UInt8(ascii: "0"), count: Swift.max(0, 4 - digits.utf8.count)))
    append(contentsOf: digits.utf8)
  }

  /// Appends blanks behind something `width` wide, as a column `columns` wide needs.
  mutating func pad(_ width: Int, to columns: Int) {
    append(contentsOf: repeatElement(UInt8(ascii: " "), count: Swift.max(0, columns - width)))
  }
}
