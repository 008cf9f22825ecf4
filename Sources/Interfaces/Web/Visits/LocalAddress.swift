/// An address within this site, path and query, to which a visitor may be sent back.
struct LocalAddress: Hashable, Sendable {
  let text: String

  static let home = LocalAddress(checked: "/")

  private init(checked text: String) { self.text = text }

  /// - Returns: `nil` for what a browser could take for another site: anything but a path that begins with one slash,
  ///   in the characters that an address may hold (RFC 3986 §2).
  init?(_ text: String) {
    let isPath = text.hasPrefix("/") && !text.hasPrefix("//")
    guard isPath, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { return nil }
    self.text = text
  }
}
