import Domain
import Imports

/// Bringing in files.
protocol ImportStrings: Sendable {
  var importing: String { get }
  /// That the file is only looked at first.
  var importPromise: String { get }
  var fileHolds: String { get }
  func name(of kind: ImportKind) -> String
  var file: String { get }
  var fileHint: String { get }
  var checkFile: String { get }
  var fileColumns: String { get }
  var fileFormat: String { get }

  /// "Import of products.csv"
  func importOf(_ file: String) -> String
  /// That nothing is changed yet, and what the check does not see.
  func importChecked(_ kind: ImportKind) -> String
  var nothingToImport: String { get }
  var importRuns: String { get }
  var importDone: String { get }
  /// `reason` is a whole sentence.
  func importStopped(_ reason: String) -> String
  /// "Import 41,480 orders"
  func importNow(_ kind: ImportKind, _ count: Int64, written: String) -> String
  var otherFile: String { get }

  var rowsRead: String { get }
  var importable: String { get }
  var addedEntries: String { get }
  var unchangedEntries: String { get }
  var refusedEntries: String { get }
  /// "3 rows of the file"
  func rowsOfFile(_ count: Int64, written: String) -> String

  var refusedRows: String { get }
  var refusedRowsAdvice: String { get }
  var refusedRowsFile: String { get }
  var rowNumber: String { get }
  var column: String { get }
  /// Why a row is refused, as a whole sentence.
  func reason(of row: RefusedRow) -> String
  /// The same beside the row itself, in a file.
  func reasonInRow(_ row: RefusedRow) -> String
  func firstRefusedRows(_ shown: String, of all: String) -> String
  /// Why a file as a whole is none to import, and what to do.
  func refusal(_ fault: FileFault) -> String
}

extension ImportStrings {
  func reasonInRow(_ row: RefusedRow) -> String { row.column.map { "\($0): \(reason(of: row))" } ?? reason(of: row) }
}
