/// Texts taken apart into what people may type to find them.
///
/// Words are what stands between blanks and signs. An address with an `@` counts as a word too, so that it is found
/// whole; and what consists of signs alone is one.
enum SearchWords {
  /// Under what `texts` are found, each once, in a fixed order.
  static func words(of texts: [String?]) -> [String] {
    var words: Set<String> = []
    for text in texts {
      for part in parts(of: text ?? "") {
        words.formUnion(part.words.isEmpty ? [part.whole] : part.words)
        if part.isAddress { words.insert(part.trimmed) }
      }
    }
    return words.sorted()
  }

  /// What has to begin some word of all that `text` is to find. Signs between words are no word.
  static func terms(of text: String) -> [String] {
    let parts = parts(of: text)
    let words = parts.flatMap { $0.isAddress ? [$0.trimmed] : $0.words }
    var seen: Set<String> = []
    return (words.isEmpty ? parts.map(\.whole) : words).filter { seen.insert($0).inserted }
  }

  private static func parts(of text: String) -> [Part] {
    text.folded.split(whereSeparator: \.isWhitespace).map { Part(whole: String($0)) }
  }
}

/// What stands between two blanks.
private struct Part {
  let whole: String

  var words: [String] {
    whole.unicodeScalars.split { !$0.isOfWord }.map { String($0) }
  }

  /// Without the signs at both ends.
  var trimmed: String {
    let scalars = whole.unicodeScalars
    guard let first = scalars.firstIndex(where: \.isOfWord), let last = scalars.lastIndex(where: \.isOfWord) else {
      return ""
    }
    return String(scalars[first...last])
  }

  var isAddress: Bool { trimmed.unicodeScalars.contains("@") }
}
