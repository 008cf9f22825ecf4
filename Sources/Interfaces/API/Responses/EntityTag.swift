import Cryptography
import HTTPServer

/// A strong entity tag (RFC 9110 §8.8.3): the same for the same bytes, whichever server answers.
struct EntityTag: Hashable {
  /// Quotes included, as the header field has it.
  let text: String

  /// Half of a SHA-256 digest: two documents will never share one.
  init(of bytes: [UInt8]) {
    text = "\"\(SHA256.hash(of: bytes).bytes.prefix(16).hexadecimal)\""
  }

  /// Whether the value of an If-None-Match field names this tag. The comparison is the weak one (RFC 9110 §13.1.2).
  func isNamed(in ifNoneMatch: String) -> Bool {
    if ifNoneMatch == text || ifNoneMatch == "*" { return true }
    return ifNoneMatch.split(separator: ",").contains { named in
      var tag = named.drop { $0 == " " || $0 == "\t" }
      while tag.last == " " || tag.last == "\t" { tag.removeLast() }
      return (tag.hasPrefix("W/") ? tag.dropFirst(2) : tag) == text
    }
  }
}
