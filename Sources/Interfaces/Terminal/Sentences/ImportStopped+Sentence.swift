import CommandLineTool
import Domain
import Imports

extension ImportStopped {
  /// What stopped the import of `file`, and what was taken until then.
  func failure(of file: String) -> CommandFailure {
    let failure = reason.failure(of: file)
    guard !report.isDryRun, report.added > 0 else { return failure }
    let taken = "\(Counted.text(report.added, report.kind.noun)) \(report.added == 1 ? "was" : "were") added before"
    let advice = "then import the file again: what is there already is passed over"
    return CommandFailure(
      "\(failure.message) (\(taken))", hint: failure.hint.map { "\($0), \(advice)" } ?? "import the file again")
  }
}

extension ImportStopped.Reason {
  fileprivate func failure(of file: String) -> CommandFailure {
    switch self {
    case .file(let fault): fault.failure(of: file)
    case .store(let error): error.failure
    case .reading(let error), .writingRefusedRows(let error): error as? CommandFailure ?? CommandFailure("\(error)")
    case .cancelled: CommandFailure("the import of \(file) was interrupted")
    }
  }
}

extension FileFault {
  fileprivate func failure(of file: String) -> CommandFailure {
    switch self {
    case .empty: CommandFailure("\(file) is empty", hint: "its first row has to name the columns")
    case .notUTF8: CommandFailure("\(file) is not UTF-8 text", hint: "save it as CSV in UTF-8")
    case .unreadableHeader:
      CommandFailure("the first row of \(file) does not name columns", hint: "save it as CSV with a header row")
    case .unknownColumn(let name, let allowed):
      CommandFailure(
        "\(file) has a column \"\(name)\" that is not known",
        hint: "remove or rename it; there are \(allowed.joined(separator: ", "))")
    case .repeatedColumn(let name):
      CommandFailure("\(file) has the column \"\(name)\" twice", hint: "remove one of them")
    case .missingColumns(let names):
      CommandFailure(
        "\(file) lacks the \(names.count == 1 ? "column" : "columns") \(names.joined(separator: ", "))",
        hint: "name the columns in the first row")
    case .quoteNotClosed(let row):
      CommandFailure(
        "a quote that opens in row \(row) of \(file) is not closed",
        hint: "close it, or write a quote within quotes twice")
    case .orderTooLong(let row, let limit):
      CommandFailure(
        "the order in row \(row) of \(file) has more than \(Counted.text(limit, "row"))",
        hint: "check the column reference")
    }
  }
}
