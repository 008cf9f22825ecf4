import Imports
import JSON

extension ImportReport {
  /// `1,559 orders added, 12 unchanged, 3 refused (41,480 rows)`; of a dry run, how many could be imported.
  var sentence: String {
    let rows = Counted.text(rows, "row")
    guard isDryRun else {
      return "\(ImportCounts(kind: kind, added: added, unchanged: unchanged, refused: refused).sentence) (\(rows))"
    }
    let importable = Counted.text(entries - refused, kind.noun)
    return "\(importable) could be imported, \(Counted.grouped(refused)) refused (\(rows))"
  }
}

/// What became of the things that one or more files held.
struct ImportCounts {
  let kind: ImportKind
  var added = 0
  var unchanged = 0
  var refused = 0

  /// Adds those of a report that the API answered.
  mutating func add(_ report: JSONValue) {
    added += report["added"]?.int ?? 0
    unchanged += report["unchanged"]?.int ?? 0
    refused += report["refused"]?.int ?? 0
  }

  /// `1,559 orders added, 12 unchanged, 3 refused`
  var sentence: String {
    "\(Counted.text(added, kind.noun)) added, \(Counted.grouped(unchanged)) unchanged, \(Counted.grouped(refused)) refused"
  }
}

extension ImportKind {
  /// One of what it holds.
  var noun: String {
    switch self {
    case .products: "product"
    case .users: "user"
    case .orders: "order"
    }
  }
}
