/// What a text asks for, as far as the client must know it.
enum StatementKind: Hashable, Sendable {
  /// It reads, and may be repeated.
  case read
  /// It writes under a condition (`IF`).
  case conditional
  /// It writes without one.
  case write
  /// It does anything else.
  case other

  /// What the text asks for. Its words are looked for where CQL has words: not in strings, quoted names and comments.
  init(of query: String) {
    var words = CQLWords(query)
    guard let first = words.next() else {
      self = .other
      return
    }
    switch true {
    case first.isWord("SELECT"): self = .read
    case first.isWord("INSERT"), first.isWord("UPDATE"), first.isWord("DELETE"), first.isWord("BEGIN"):
      self = .write
      while let word = words.next() {
        if word.isWord("IF") { self = .conditional }
      }
    default: self = .other
    }
  }
}
