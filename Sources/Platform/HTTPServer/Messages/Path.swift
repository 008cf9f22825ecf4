/// A request's path, as it came and decoded.
public struct Path: Sendable, Hashable, CustomStringConvertible {
  /// As sent, escapes and all: "/caf%C3%A9/menu".
  public let raw: String

  public init(_ raw: String) {
    self.raw = raw
  }

  /// Decoded once: ["café", "menu"]. "/" has none; a path that ends in "/" has an empty last one.
  /// An escaped slash stays within its segment.
  public var segments: [String] {
    let text = raw.utf8
    let relative = text.first == UInt8(ascii: "/") ? text.dropFirst() : text[...]
    if relative.isEmpty { return [] }
    return relative.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { PercentDecoding.decode($0) }
  }

  /// Whether it begins with a slash and its escapes decode to text without control characters.
  public var isWellFormed: Bool {
    raw.utf8.first == UInt8(ascii: "/") && PercentDecoding.isWellFormed(raw.utf8)
  }

  public var description: String { raw }
}
