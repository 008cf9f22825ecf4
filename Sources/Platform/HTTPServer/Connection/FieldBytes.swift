/// The grammar of header fields (RFC 9110 §5) over bytes where they lie.
extension UnsafeBufferPointer<UInt8> {
  /// Whether it is a token: one or more of the characters a field's name may have.
  var isToken: Bool {
    !isEmpty && allSatisfy { byte in TokenCharacters.contains(byte) }
  }

  /// Whether it has no control character but tabs.
  var isFieldValue: Bool {
    allSatisfy { $0 >= 32 && $0 != 127 || $0 == 9 }
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

/// The characters of a token (RFC 9110 §5.6.2) as a set of bits.
private enum TokenCharacters {
  private static let (low, high): (UInt64, UInt64) = {
    var bits: (UInt64, UInt64) = (0, 0)
    let others = "!#$%&'*+-.^_`|~"
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    for byte in (others + letters).utf8 {
      if byte < 64 { bits.0 |= 1 << UInt64(byte) } else { bits.1 |= 1 << UInt64(byte - 64) }
    }
    return bits
  }()

  static func contains(_ byte: UInt8) -> Bool {
    if byte < 64 { return low & (1 << UInt64(byte)) != 0 }
    return byte < 128 && high & (1 << UInt64(byte - 64)) != 0
  }
}
