import Domain

/// What was scanned or typed to add an article: a barcode, SKU or name, and how many at once.
struct Scan: Hashable, Sendable {
  let text: String
  let units: Int

  /// `3*CAF-MOK-250` is three of them. A count that an order cannot hold is read as part of the text.
  /// - Returns: `nil` where nothing but blanks was typed.
  init?(_ typed: String) {
    let typed = String(typed.trimmed)
    guard !typed.isEmpty else { return nil }
    let parts = typed.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
    if parts.count == 2, !parts[1].isEmpty, let units = Int(parts[0]), Quantity.allowed.contains(units) {
      self.units = units
      text = String(parts[1])
    } else {
      units = 1
      text = typed
    }
  }
}

extension StringProtocol {
  /// Without blanks at its ends.
  var trimmed: SubSequence {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else {
      return self[endIndex...]
    }
    return self[start...end]
  }
}
