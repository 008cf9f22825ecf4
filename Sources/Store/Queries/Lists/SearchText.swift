/// What people typed to find something: words, the beginnings of words, a SKU, a reference.
///
/// Whatever is typed means itself: there is no syntax.
public struct SearchText: Hashable, Sendable {
  /// In how many words of what was typed things are looked for; the others are not.
  public static let longest = 8

  /// As typed, on one line, at most 100 characters.
  public let text: String
  /// Each has to begin a word of what is found: without case and accents, 1 to 8.
  public let terms: [String]

  /// - Returns: `nil` if nothing is left of what was typed.
  public init?(_ typed: String) {
    let lines = typed.prefix(1_000).split { $0.isWhitespace || $0.isControl }
    text = String(lines.joined(separator: " ").prefix(100))
    terms = Array(SearchWords.terms(of: text).prefix(Self.longest))
    if terms.isEmpty { return nil }
  }

  /// What a key without case and accents has to begin with.
  public var keyPrefix: String { text.folded }
}

extension Character {
  fileprivate var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}
