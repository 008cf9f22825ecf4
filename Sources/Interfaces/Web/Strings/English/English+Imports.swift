import Domain
import Imports

extension English {
  var importing: String { "Import" }
  var importPromise: String { "The file is checked first. Nothing changes before you have seen what would." }
  var fileHolds: String { "What the file holds" }

  func name(of kind: ImportKind) -> String {
    switch kind {
    case .products: "Products"
    case .users: "Users"
    case .orders: "Orders"
    }
  }

  var file: String { "File" }
  var fileHint: String { "CSV in UTF-8, at most 1 GiB" }
  var checkFile: String { "Check the file" }
  var fileColumns: String { "Columns" }
  var fileFormat: String {
    "The first row names the columns, separated by commas or semicolons. Those in brackets may be missing. "
      + "Orders are the history of another system, a row for each line; they come after products and users."
  }

  func importOf(_ file: String) -> String { "Import of \(file)" }

  func importChecked(_ kind: ImportKind) -> String {
    let unseen = kind == .orders ? " Whether the store has their products and buyers shows when it is imported." : ""
    return "The file was only checked: nothing has changed yet.\(unseen)"
  }

  var nothingToImport: String { "Nothing in this file can be imported as it is." }
  var importRuns: String { "The file is being imported. This page looks again by itself." }
  var importDone: String { "The file was imported. Importing it again changes nothing." }
  func importStopped(_ reason: String) -> String {
    "The import ended before the file did. What was taken stays; import it again to take the rest. \(reason)"
  }

  func importNow(_ kind: ImportKind, _ count: Int64, written: String) -> String {
    switch kind {
    case .products: plural(count, "Import one product", "Import \(written) products")
    case .users: plural(count, "Import one user", "Import \(written) users")
    case .orders: plural(count, "Import one order", "Import \(written) orders")
    }
  }

  var otherFile: String { "Another file" }

  var rowsRead: String { "Rows read" }
  var importable: String { "To be imported" }
  var addedEntries: String { "Added" }
  var unchangedEntries: String { "Unchanged" }
  var refusedEntries: String { "Refused" }
  func rowsOfFile(_ count: Int64, written: String) -> String { plural(count, "one row", "\(written) rows") }

  var refusedRows: String { "Refused rows" }
  var refusedRowsAdvice: String {
    "Correct them in the file, and import it again: what is there already is passed over."
  }
  var refusedRowsFile: String { "All as CSV" }
  var rowNumber: String { "Row" }
  var column: String { "Column" }

  func reason(of row: RefusedRow) -> String {
    switch row.reason {
    case .store(.outOfRange(_, let allowed)): "Must be \(allowed)."
    case .store(.malformed(_, let expected)): "Must be \(expected)."
    case .store(.notFound(.product, let key)): "The store has no product \(key)."
    case .store(.notFound(.user, let key)): "The store has no user \(key)."
    case .store(.alreadyExists(_, _, let value)): "The store has another one with \(value)."
    case .store(let error): refusal(error)
    case .notUTF8: "Is not UTF-8 text."
    case .wrongFieldCount(let count, let expected): "Has \(count) fields where the header has \(expected)."
    case .textAfterQuote: "Has text after a closing quote; a quote within quotes is written twice."
    case .tooLong(let limit): "Is longer than \(limit) bytes."
    case .repeated(let row): "Stands in row \(row) already."
    case .differs(let row): "Differs from row \(row) of the same order."
    case .together(let row): "Would be right, but row \(row) of its order is not."
    }
  }

  func firstRefusedRows(_ shown: String, of all: String) -> String { "The first \(shown) of \(all); the CSV has all." }

  func refusal(_ fault: FileFault) -> String {
    switch fault {
    case .empty: "The file is empty. Its first row has to name the columns."
    case .notUTF8: "The file is no text in UTF-8. Save it as CSV in UTF-8, and send it again."
    case .unreadableHeader: "The first row does not name columns. Save it as CSV with a header row."
    case .unknownColumn(let name, let allowed):
      "The column “\(name)” is not known. Remove or rename it; there are \(allowed.joined(separator: ", "))."
    case .repeatedColumn(let name): "The column “\(name)” stands there twice. Remove one of them."
    case .missingColumns(let names):
      "The file lacks \(names.joined(separator: ", ")). Does it hold what you said it holds?"
    case .quoteNotClosed(let row): "A quote that opens in row \(row) is not closed."
    case .orderTooLong(let row, let limit):
      "The order in row \(row) has more than \(limit) rows. Look at the column reference."
    }
  }
}
