extension Sequence<String> {
  /// As lists sort: without regard to case and accents, and at equal texts by their letters.
  public func sortedWithoutCase() -> [String] {
    map { (folded: Array($0.folded.utf8), text: $0) }
      .sorted { a, b in
        a.folded == b.folded ? a.text < b.text : a.folded.lexicographicallyPrecedes(b.folded)
      }
      .map(\.text)
  }
}
