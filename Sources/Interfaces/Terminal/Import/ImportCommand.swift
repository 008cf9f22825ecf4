public import CommandLineTool
public import Imports

/// `store-manager import products|users|orders FILE`
public struct ImportCommand<Access: StoreAccess>: Command {
  public static var name: String { "import" }
  public static var summary: String { "Takes products, users or orders from a CSV file" }
  public static var discussion: String {
    """
    The file is UTF-8 with a header row, its columns in any order, separated by commas or semicolons:
      products  \(ImportKind.products.header)
      users     \(ImportKind.users.header)
      orders    \(ImportKind.orders.header), a row for each line of an order

    Rows that cannot be taken are named and passed over; an order is taken whole or not at all. Importing the same
    file twice changes nothing. A dry run checks each row and compares it with the others of the file; it does not ask
    the store, so products and buyers that orders name and the store lacks do not show.
    """
  }

  let kind: ImportKind
  let file: String
  let isDryRun: Bool
  let refused: String?

  public init(reading arguments: inout ArgumentReader) {
    kind = arguments.argument("KIND", help: "What the file holds: products, users or orders")
    file = arguments.argument("FILE", help: "The CSV file", completion: .files)
    isDryRun = arguments.flag("dry-run", short: "n", help: "Checks the file and changes nothing")
    refused =
      arguments.option(
        "refused", as: FilePath.self, help: "A new file for the refused rows, to correct and import again",
        completion: .files)?.text
  }

  public func run(in access: Access, on console: Console) async throws {
    let input = try OpenFile(reading: file)
    if !isDryRun, let served = try access.servedStore() { return try await run(in: served, input, console) }
    let importer = Importer(currency: try access.currency(), identifiers: access.identifiers)
    let refusedFile = try refused.map { path throws(CommandFailure) in try RefusedFile(path) }
    defer { refusedFile?.removeIfEmpty() }
    let session = ImportSession(
      importer: importer, kind: kind, input: input, refusedRows: refusedFile?.rows, console: console)
    let report: ImportReport
    if isDryRun {
      report = try await session.run(into: nil)
    } else {
      report = try await access.withStore { store in try await session.run(into: store.commands) }
    }
    try show(report, on: console)
  }

  private func show(_ report: ImportReport, on console: Console) throws {
    console.print(report.sentence)
    guard report.refusedRows > 0 else { return }
    for refusal in report.refusals { console.note(refusal.sentence) }
    let unnamed = report.refusedRows - report.refusals.count
    if unnamed > 0 { console.note("and \(Counted.grouped(unnamed)) more") }
    throw CommandFailure(
      "\(Counted.text(report.refusedRows, "row")) of \(file) \(report.refusedRows == 1 ? "was" : "were") refused",
      hint: refused.map { "correct \(report.refusedRows == 1 ? "it" : "them") in \($0) and import that" }
        ?? "correct the file and import it again, or use --refused FILE to get only these rows")
  }

  private func run(in served: any ServedStore, _ input: OpenFile, _ console: Console) async throws {
    guard refused == nil else {
      throw CommandFailure(
        "the store is served at \(served.address), which keeps no file of refused rows",
        hint: "leave --refused out, or stop the store first")
    }
    let refusedRows = try await ServedImport(store: served, kind: kind, input: input, console: console).run()
    guard refusedRows == 0 else {
      throw CommandFailure(
        "\(Counted.text(refusedRows, "row")) of \(file) \(refusedRows == 1 ? "was" : "were") refused",
        hint: "correct the file and import it again")
    }
  }
}

extension ImportKind: ArgumentChoice {}

/// A path, as usage lines name it.
struct FilePath: ArgumentValue {
  static var valueName: String { "FILE" }
  static var allowed: String { "a path" }
  static var placeholder: FilePath { FilePath(text: "") }

  let text: String
  var argumentText: String { text }
}

extension FilePath {
  init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init(text: argument)
  }
}
