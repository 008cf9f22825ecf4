/// Keeps a cluster in trouble from being asked even more: of what nodes refuse because they have too much to do, about
/// a tenth may be sent again, and some more after a quiet time.
struct RetryBudget {
  private var tenths = Self.most

  private static let most = 1_000

  /// A request was answered well.
  mutating func earn() { if tenths < Self.most { tenths += 1 } }

  /// Whether another request may be sent again.
  mutating func spend() -> Bool {
    guard tenths >= 10 else { return false }
    tenths -= 10
    return true
  }
}
