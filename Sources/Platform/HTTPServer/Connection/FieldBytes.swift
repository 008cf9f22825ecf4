/// The grammar of header fields (RFC 9110 §5) over bytes where they lie.
extension UnsafeBufferPointer<UInt8> {
  /// Whether it is a token: one or more of the characters a field's name may have.
  var isToken: Bool {
    for byte in self where !TokenCharacters.contains(byte) { return false }
    return !isEmpty
  }

  /// Whether it has no control character but tabs.
  var isFieldValue: Bool {
    let raw = UnsafeRawBufferPointer(self)
    var offset = 0
    while offset + 8 <= count {
      if raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self).mayHoldControls { break }
      offset += 8
    }
    while offset < count {
      let byte = raw[offset]
      if byte < 32 && byte != 9 || byte == 127 { return false }
      offset += 1
    }
    return true
  }

  var withoutTrailingBlanks: Self {
    var end = count
    while end > 0, self[end - 1] == 32 || self[end - 1] == 9 { end -= 1 }
    return Self(rebasing: self[..<end])
  }

  /// Whether it is `text`, given in small letters, in any case.
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && begins(with: text)
  }

  /// Whether it begins with `text`, given in small letters, in any case.
  func begins(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount where self[index].lowercased != text.utf8Start[index] { return false }
    return true
  }
}

extension UInt64 {
  /// Whether one of its bytes is below 32 or is 127, found for all eight at once; a byte above 127 may be taken for one.
  fileprivate var mayHoldControls: Bool {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let below32 = self &- ones &* 32
    let delete = (self ^ (ones &* 127)) &- ones
    return (below32 | delete | self) & highs != 0
  }
}

extension UInt8 {
  /// Whether it may stand in a Host field, as far as a server that serves any host cares.
  var isOfHost: Bool {
    switch self {
    case UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "@"),
      UInt8(ascii: "\\"):
      false
    default: self > 32
    }
  }
}

/// The characters of a token (RFC 9110 §5.6.2), letters, digits and !#$%&'*+-.^_`|~, as a set of bits.
private enum TokenCharacters {
  /// Bytes 0 to 63.
  private static var low: UInt64 { 0x03ff_6cfa_0000_0000 }
  /// Bytes 64 to 127.
  private static var high: UInt64 { 0x57ff_ffff_c7ff_fffe }

  static func contains(_ byte: UInt8) -> Bool {
    let bits = byte < 64 ? low : byte < 128 ? high : 0
    return bits &>> UInt64(byte & 63) & 1 == 1
  }
}
