/// What makes a file as a whole no file to import.
public enum FileFault: Error, Hashable, Sendable {
  /// There is not even a header.
  case empty
  /// The header is in another encoding than UTF-8.
  case notUTF8
  /// The first line is no row of names.
  case unreadableHeader
  case unknownColumn(String, allowed: [String])
  case repeatedColumn(String)
  case missingColumns([String])
  /// A quote that opens in this row is not closed before the file, or what a row may hold, ends.
  case quoteNotClosed(row: Int)
  /// The order that begins in this row has more rows than `limit`.
  case orderTooLong(row: Int, limit: Int)
}
