/// A request line's target (RFC 9112 §3.2).
enum RequestTarget {
  /// Path and query in origin form, "*" for OPTIONS; nil where it is malformed or of no form that is served.
  static func normalize(_ bytes: UnsafeBufferPointer<UInt8>, for method: Method) -> String? {
    guard let first = bytes.first, bytes.allSatisfy({ $0 > 32 && $0 != 127 && $0 != UInt8(ascii: "#") }) else {
      return nil
    }
    if first == UInt8(ascii: "/") { return origin(bytes) }
    if bytes.count == 1 && first == UInt8(ascii: "*") { return method == .options ? "*" : nil }
    return absolute(bytes)
  }

  private static func origin(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let path = bytes.firstIndex(of: UInt8(ascii: "?")).map { bytes[..<$0] } ?? bytes[...]
    let isPlain = path.allSatisfy { $0 != UInt8(ascii: "%") && $0 < 128 }
    guard isPlain || PercentDecoding.isWellFormed(path) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// "http://example.org/path?query", which a server must accept although proxies alone should send it.
  private static func absolute(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let scheme = bytes.begins(with: "http://") ? 7 : bytes.begins(with: "https://") ? 8 : 0
    guard scheme > 0 else { return nil }
    let rest = bytes[scheme...]
    let start = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    guard start > scheme else { return nil }
    if start == rest.endIndex { return "/" }
    if bytes[start] == UInt8(ascii: "?") { return "/" + String(decoding: bytes[start...], as: UTF8.self) }
    return origin(UnsafeBufferPointer(rebasing: bytes[start...]))
  }
}
