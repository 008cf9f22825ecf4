/// A request's path: as it came, and as decoded segments.
public struct Path: Sendable, Hashable, CustomStringConvertible {
  /// As sent, escapes and all: "/caf%C3%A9/menu".
  public let raw: String

  /// Decoded once: ["café", "menu"]. "/" has none; a path that ends in "/" has an empty last one.
  /// An escaped slash stays within its segment.
  public let segments: [String]

  public init(_ raw: String) {
    self.raw = raw
    let text = raw.utf8
    guard text.count > 1 || text.first != UInt8(ascii: "/") else {
      segments = []
      return
    }
    let relative = text.first == UInt8(ascii: "/") ? text.dropFirst() : text[...]
    segments = relative.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { PercentDecoding.decode($0) }
  }

  /// Whether it begins with a slash and its escapes decode to text without control characters.
  public var isWellFormed: Bool {
    raw.utf8.first == UInt8(ascii: "/") && PercentDecoding.isWellFormed(raw.utf8)
  }

  public static func == (left: Path, right: Path) -> Bool { left.raw == right.raw }

  public func hash(into hasher: inout Hasher) { hasher.combine(raw) }

  public var description: String { raw }
}
