/// A request line's target (RFC 9112 §3.2): path and query in origin form, or "*".
struct RequestTarget {
  let text: String
  /// How many bytes of the text are the path.
  let pathCount: Int

  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Nil where it is malformed or of no form that is served.
  init?(_ bytes: Bytes, for method: Method) {
    guard let first = bytes.first, bytes.allSatisfy({ $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "#") }) else {
      return nil
    }
    if first == UInt8(ascii: "/") {
      self.init(origin: bytes)
    } else if bytes.count == 1 && first == UInt8(ascii: "*") && method == .options {
      self.init(text: "*", pathCount: 1)
    } else {
      self.init(absolute: bytes)
    }
  }

  private init(text: String, pathCount: Int) {
    self.text = text
    self.pathCount = pathCount
  }

  /// "/path?query"
  private init?(origin bytes: Bytes) {
    var isPlain = true
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "?") {
      if bytes[end] == UInt8(ascii: "%") || bytes[end] > 127 { isPlain = false }
      end += 1
    }
    guard isPlain || PercentDecoding.isWellFormed(bytes[..<end]) else { return nil }
    self.init(text: String(decoding: bytes, as: UTF8.self), pathCount: end)
  }

  /// "http://example.org/path?query", which a server must accept although proxies alone should send it.
  private init?(absolute bytes: Bytes) {
    let scheme = bytes.begins(with: "http://") ? 7 : bytes.begins(with: "https://") ? 8 : 0
    let rest = bytes[scheme...]
    let start = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    guard scheme > 0, start > scheme else { return nil }
    if start < bytes.count && bytes[start] == UInt8(ascii: "/") {
      self.init(origin: Bytes(rebasing: bytes[start...]))
    } else {
      self.init(text: "/" + String(decoding: bytes[start...], as: UTF8.self), pathCount: 1)
    }
  }
}
