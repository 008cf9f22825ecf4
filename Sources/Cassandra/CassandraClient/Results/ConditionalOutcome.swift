public import CQLProtocol

/// What came of a conditional statement, or of a batch with one.
public enum ConditionalOutcome: Sendable {
  /// The condition held, and everything was written.
  case applied
  /// The condition did not hold, and nothing was written.
  ///
  /// The rows are those that decided, with the column `[applied]` before their own: none of their own where there was
  /// no row, and one row of each that exists where a batch inserts several `IF NOT EXISTS`.
  case refused(existing: Rows)

  /// Whether everything was written.
  public var isApplied: Bool { if case .applied = self { true } else { false } }
}

extension QueryResult {
  /// What came of the condition; nil where the statement had none.
  public var outcome: ConditionalOutcome? {
    guard rows.columns.first?.name == "[applied]", let applied = try? rows.first?.decode(Bool.self, at: 0) else {
      return nil
    }
    return applied ? .applied : .refused(existing: rows)
  }
}
