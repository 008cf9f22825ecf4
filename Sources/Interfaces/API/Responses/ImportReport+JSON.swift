import Imports
import JSON

extension ImportReport {
  /// The report with the first refused rows, as many as it keeps.
  var document: JSONValue {
    [
      "kind": .string(kind.rawValue), "dry_run": .bool(isDryRun), "rows": .count(rows), "entries": .count(entries),
      "added": .count(added), "unchanged": .count(unchanged), "refused": .count(refused),
      "refused_rows": .count(refusedRows), "refusals": .array(refusals.map(\.document)),
    ]
  }
}

extension RefusedRow {
  /// The row with a word for programs and a sentence for people.
  fileprivate var document: JSONValue {
    let (problem, detail) = explanation
    return [
      "row": .count(row), "column": column.map { .string($0) } ?? .null, "problem": .string(problem),
      "detail": .string(detail),
    ]
  }

  private var explanation: (problem: String, detail: String) {
    switch reason {
    case .store(let error):
      let problem = Problem(error)
      return (problem.kind.rawValue, problem.detail)
    case .notUTF8: return ("not-utf-8", "Save the file in UTF-8.")
    case .wrongFieldCount(let count, let expected):
      return ("wrong-field-count", "The row has \(count) fields; give it \(expected).")
    case .textAfterQuote:
      return ("text-after-quote", "Something follows a closing quote. Quote the whole field, and double quotes in it.")
    case .tooLong(let limit): return ("too-long", "The row or a field of it is longer than \(limit) bytes. Shorten it.")
    case .repeated(let row):
      return ("repeated", "Row \(row) says the same already. Leave one of them out, or put an order's rows together.")
    case .differs(let row):
      return ("differs", "The order's first row, row \(row), says something else. Make them agree.")
    case .together(let row): return ("refused-together", "Row \(row) of the same order is refused. Correct that one.")
    }
  }
}

extension JSONValue {
  fileprivate static func count(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }
}
