/// Addresses a page may hold: relative ones, and those of a scheme that cannot run code in the page.
enum SafeURL {
  private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

  /// `url`, or `#` if following it could do more than open a page (`javascript:`, `data:`, `vbscript:` and any other
  /// scheme that is not known as harmless).
  static func text(_ url: String) -> String {
    guard let scheme = scheme(of: url) else { return url }
    return schemes.contains(scheme) ? url : "#"
  }

  /// The scheme as browsers find it (WHATWG URL, "basic URL parser"): blanks and controls in front are passed over,
  /// and tabs and line ends anywhere.
  private static func scheme(of url: String) -> String? {
    var scheme = ""
    for byte in url.utf8.drop(while: { $0 <= 0x20 }) {
      switch byte {
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: ":"): return scheme
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        scheme.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
      default: return nil
      }
    }
    return nil
  }
}
