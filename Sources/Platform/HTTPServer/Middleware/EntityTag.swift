/// An entity tag (RFC 9110 §8.8.3): names one state of a resource.
public struct EntityTag: Sendable, Hashable, CustomStringConvertible {
  /// What stands between the quotes.
  public let text: String
  /// Whether it names states that mean the same, not the same bytes.
  public let isWeak: Bool

  public init(_ text: String, isWeak: Bool = false) {
    self.text = text
    self.isWeak = isWeak
  }

  /// The tag of these bytes: their length and their FNV-1a hash of 64 bits, which notices changes, not forgeries.
  public init(of bytes: UnsafeRawBufferPointer) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.init(String(bytes.count, radix: 16) + "-" + String(hash, radix: 16))
  }

  /// As in an ETag field: `"abc"` or `W/"abc"`.
  public var description: String { isWeak ? "W/\"\(text)\"" : "\"\(text)\"" }

  /// Whether an If-None-Match field names the tag, by the weak comparison that RFC 9110 §13.1.2 asks for.
  public func isNamed(in field: String) -> Bool {
    field.split(separator: ",").contains { part in
      let part = part.trimmed
      return part == "*" || (part.hasPrefix("W/") ? part.dropFirst(2) : part[...]) == "\"\(text)\""
    }
  }

  /// Reads an ETag field's value; nil where it is malformed.
  init?(field: String) {
    let isWeak = field.hasPrefix("W/")
    let quoted = isWeak ? field.dropFirst(2) : field[...]
    guard quoted.count >= 2, quoted.first == "\"", quoted.last == "\"" else { return nil }
    self.init(String(quoted.dropFirst().dropLast()), isWeak: isWeak)
  }
}
