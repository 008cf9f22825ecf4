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

  /// The tag of these bytes: a hash of 60 bits, which notices changes, not forgeries.
  public init(of bytes: UnsafeRawBufferPointer) {
    var hash = UInt64(bytes.count)
    var rest = bytes
    while rest.count >= 8 {
      hash = Self.mix(hash, UInt64(littleEndian: rest.loadUnaligned(as: UInt64.self)))
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(8))
    }
    hash = Self.mix(hash, rest.reduce(0) { $0 << 8 | UInt64($1) })
    self.init(Self.text(of: hash))
  }

  /// As many hexadecimal digits as a string holds without memory of its own.
  private static func text(of hash: UInt64) -> String {
    String(unsafeUninitializedCapacity: 15) { text in
      for index in 0..<15 {
        let digit = UInt8(truncatingIfNeeded: hash >> UInt64(56 - index * 4) & 15)
        text[index] = digit < 10 ? digit + UInt8(ascii: "0") : digit + UInt8(ascii: "a") - 10
      }
      return 15
    }
  }

  /// Folds the product's upper half into its lower, so that each bit of `word` reaches every bit of the hash.
  private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word ^ 0x9e37_79b9_7f4a_7c15).multipliedFullWidth(by: 0xa076_1d64_78bd_642f)
    return product.high ^ product.low
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
