extension JSONParser {
  /// The string whose opening quote is at hand.
  mutating func string() throws(JSONError) -> String {
    offset += 1
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        offset += 1
        return try text(bytes.span.extracting(start..<offset - 1), at: start)
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case ..<0x20: throw bareControl()
      default: offset += 1
      }
    }
    throw unexpected("a closing quote")
  }

  /// The string from `start` on, with an escape at hand: put together in `scratch`.
  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: bytes[start..<offset])
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return try text(scratch.span, at: start)
      case UInt8(ascii: "\\"): try escape()
      case ..<0x20: throw bareControl()
      default:
        scratch.append(byte)
        offset += 1
      }
    }
    throw unexpected("a closing quote")
  }

  /// The text of bytes that must be UTF-8, the first of which is at `start` of the document.
  private func text(_ bytes: Span<UInt8>, at start: Int) throws(JSONError) -> String {
    guard let utf8 = try? UTF8Span(validating: bytes) else {
      throw fault(at: start, "the text is not UTF-8", "encode the document in UTF-8")
    }
    return String(copying: utf8)
  }

  private mutating func escape() throws(JSONError) {
    let start = offset
    offset += 2
    switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
    case UInt8(ascii: "\""): scratch.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): scratch.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): scratch.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): scratch.append(0x08)
    case UInt8(ascii: "f"): scratch.append(0x0C)
    case UInt8(ascii: "n"): scratch.append(0x0A)
    case UInt8(ascii: "r"): scratch.append(0x0D)
    case UInt8(ascii: "t"): scratch.append(0x09)
    case UInt8(ascii: "u"): try appendScalar(escapedAt: start)
    default: throw fault(at: start, "the backslash begins no escape of JSON", "write \\\\ for a backslash")
    }
  }

  /// The scalar of `\uXXXX`, or of two of them that are a surrogate pair. The first one's digits are at hand.
  private mutating func appendScalar(escapedAt start: Int) throws(JSONError) {
    var code = UInt32(try fourHexDigits())
    if code & 0xFC00 == 0xD800, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
      let low = UInt32(try fourHexDigits())
      if low & 0xFC00 == 0xDC00 { code = 0x1_0000 + (code & 0x3FF) << 10 + low & 0x3FF }
    }
    guard let scalar = Unicode.Scalar(code) else {
      throw fault(at: start, "the escape is half of a surrogate pair", "write both halves or the character itself")
    }
    scratch.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt16 {
    var code: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(current)).hexDigitValue else {
        throw unexpected("a hexadecimal digit")
      }
      code = code << 4 | UInt16(digit)
      offset += 1
    }
    return code
  }

  private func bareControl() -> JSONError {
    fault("a control character stands in a string", "write it as an escape such as \\n")
  }
}
