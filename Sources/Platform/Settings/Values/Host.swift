#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The name or address of a machine. Whether it can be found is for those to see who connect.
public struct Host: SettingValue, Hashable, ExpressibleByStringLiteral {
  /// A name, an IPv4 address, or an IPv6 address without brackets.
  public let text: String

  /// A host the program itself names.
  public init(stringLiteral text: String) { self.text = text }

  public static var allowed: String { "the name or address of a host" }
  public static var placeholder: Host { "localhost" }

  /// Takes names as RFC 1123 has them, and addresses, those of IPv6 in brackets or without.
  public init?(settingText: String) {
    let isBracketed = settingText.hasPrefix("[") && settingText.hasSuffix("]")
    let text = isBracketed ? String(settingText.dropFirst().dropLast()) : settingText
    guard Self.isAddress(text, AF_INET6) || !isBracketed && (Self.isAddress(text, AF_INET) || Self.isName(text)) else {
      return nil
    }
    self.text = text
  }

  public var settingText: String { text }

  private static func isAddress(_ text: String, _ family: Int32) -> Bool {
    var address = in6_addr()
    return !text.utf8.contains(0) && inet_pton(family, text, &address) == 1
  }

  /// Labels of letters, digits and hyphens inside, of which the last is not a number (else it is a bad address).
  private static func isName(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 253, labels.last.map({ Int($0) == nil }) == true else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
        && label.utf8.allSatisfy(isNameByte)
    }
  }

  /// Underscores are in no name of RFC 1123, but in those that container networks give.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}
