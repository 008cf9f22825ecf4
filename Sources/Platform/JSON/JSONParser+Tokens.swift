extension JSONParser {
  mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): offset += 1
      default: return
      }
    }
  }

  /// Steps over `byte` if it is at hand.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }

  mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count,
      bytes[offset..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    else {
      throw unexpected("a value")
    }
    offset = end
    return value
  }

  /// `-? (0 | [1-9][0-9]*) ('.' [0-9]+)? ([eE] [+-]? [0-9]+)?`
  mutating func number() throws(JSONError) -> JSONNumber {
    let start = offset
    _ = skip(UInt8(ascii: "-"))
    if skip(UInt8(ascii: "0")) {
      guard !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(current) else {
        throw fault(at: start, "the number begins with a zero", "write it without")
      }
    } else {
      try digits()
    }
    if skip(UInt8(ascii: ".")) { try digits() }
    if current | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
      try digits()
    }
    return JSONNumber(unchecked: String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    let start = offset
    while offset < bytes.count, bytes[offset] &- UInt8(ascii: "0") < 10 { offset += 1 }
    if offset == start { throw unexpected("a digit") }
  }
}

/// Faults. Making them is slow and rare.
extension JSONParser {
  func fault(at offset: Int? = nil, _ problem: String, _ remedy: String) -> JSONError {
    JSONError(at: .init(offset: offset ?? self.offset, of: bytes), problem, remedy)
  }

  /// Something else stands where `wanted` belongs.
  func unexpected(_ wanted: String) -> JSONError {
    guard offset < bytes.count else {
      return fault("the document ends where \(wanted) belongs", "send all of it")
    }
    let byte = bytes[offset]
    let found =
      (0x21...0x7E).contains(byte) ? "\"\(Unicode.Scalar(byte))\"" : "the byte 0x\(String(byte, radix: 16))"
    return fault("\(found) stands where \(wanted) belongs", "write \(wanted) there")
  }
}
