import Domain
import Imports

extension RefusedRow {
  /// `row 17, price: must be an amount such as 999.95, at most 2 decimals`
  var sentence: String { column.map { "row \(row), \($0): \(reason.text)" } ?? "row \(row): \(reason.text)" }

  /// The same beside the row itself.
  var reasonSentence: String { column.map { "\($0): \(reason.text)" } ?? reason.text }
}

extension RefusedRow.Reason {
  fileprivate var text: String {
    switch self {
    case .store(.outOfRange(_, let allowed)): "must be \(allowed)"
    case .store(.malformed(_, let expected)): "must be \(expected)"
    case .store(let error): error.message
    case .notUTF8: "is not UTF-8 text"
    case .wrongFieldCount(let count, let expected):
      "has \(Counted.text(count, "field")) where the header has \(expected)"
    case .textAfterQuote: "has text after a closing quote; a quote within quotes is written twice"
    case .tooLong(let limit): "is longer than \(Counted.text(limit, "byte"))"
    case .repeated(let row): "stands in row \(row) already"
    case .differs(let row): "differs from row \(row) of the same order"
    case .together(let row): "would be right, but row \(row) of its order is not"
    }
  }
}
