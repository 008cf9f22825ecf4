public import Domain

/// A row that was not taken, and why.
public struct RefusedRow: Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// A value that the store cannot hold, or a refusal of the store itself.
    case store(StoreError)
    case notUTF8
    case wrongFieldCount(Int, expected: Int)
    /// Something stands between a closing quote and the next separator.
    case textAfterQuote
    case tooLong(limit: Int)
    /// An earlier row has the same key; the rows of one order must follow each other.
    case repeated(row: Int)
    /// The rows of one order must agree; this one says something else than the order's first row.
    case differs(fromRow: Int)
    /// Nothing is wrong with the row itself, but with another one of its order.
    case together(withRow: Int)
  }

  /// As spreadsheets count: the header is row 1.
  public let row: Int
  /// The column at fault, if one is.
  public let column: String?
  public let reason: Reason

  public init(row: Int, column: String?, reason: Reason) {
    self.row = row
    self.column = column
    self.reason = reason
  }
}
