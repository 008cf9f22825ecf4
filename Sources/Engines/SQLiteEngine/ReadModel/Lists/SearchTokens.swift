import Queries

/// Words and the values of filters as the search tables have them: without blanks and signs, so that none of them is
/// taken apart or means something to SQLite.
enum SearchTokens {
  /// A column's value, as a word that nobody can type.
  struct Filter {
    let column: Character
    let value: String?
  }

  /// What a row is found under.
  /// - Parameter listed: its words as the list has them.
  static func text(of listed: String, filters: [Filter]) -> String {
    letters(listed, keepingBlanks: true) + filters.compactMap(token).map { " \($0)" }.joined()
  }

  /// A question for all that has words with these beginnings and these values; `nil` if nothing is asked.
  static func question(_ search: SearchText?, filters: [Filter]) -> String? {
    let words = (search?.terms ?? []).map { "\"\(letters($0))\"*" }
    let all = words + filters.compactMap(token).map { "\"\($0)\"" }
    return all.isEmpty ? nil : all.joined(separator: " AND ")
  }

  /// Begins with a character that no word has.
  private static func token(_ filter: Filter) -> String? {
    filter.value.map { "\u{F000}\(filter.column)\(letters($0))" }
  }

  /// Each ASCII sign as a character of the private use area, which counts as a letter.
  private static func letters(_ text: String, keepingBlanks: Bool = false) -> String {
    var letters = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPlain = scalar.value >= 0x80 || scalar.isLetterOrDigit || (keepingBlanks && scalar == " ")
      letters.append(isPlain ? scalar : Unicode.Scalar(0xE000 + scalar.value) ?? scalar)
    }
    return String(letters)
  }
}

extension Unicode.Scalar {
  /// Of ASCII.
  fileprivate var isLetterOrDigit: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
  }
}

extension [String] {
  /// Words in one text, with a blank before each: what begins a word follows a blank.
  var listed: String { " " + joined(separator: " ") }
}
