public import CommandLineTool
import Domain
import Foundation
import Imports

/// `store-manager export products|users|orders [FILE]`
public struct ExportCommand<Access: StoreAccess>: Command {
  public static var name: String { "export" }
  public static var summary: String { "Writes products, users or orders to a CSV file" }
  public static var discussion: String {
    """
    The columns are those that "import" reads, so that another store can take the file as it is: products first, then
    users, then orders. Without FILE, or with -, the rows go to standard output. A store that serves is asked through its API.

    Orders come newest first, with the present SKUs and e-mail addresses. The short references of orders placed here
    are made unique by a part of their identifiers. Archived products are among the products; target levels, and what
    happened to stock before today, have no column.
    """
  }

  let kind: ImportKind
  let file: String?

  public init(reading arguments: inout ArgumentReader) {
    kind = arguments.argument("KIND", help: "What to write: products, users or orders")
    let path = arguments.optionalArgument("FILE", as: FilePath.self, help: "A new file", completion: .files)?.text
    file = path == "-" ? nil : path
  }

  public func run(in access: Access, on console: Console) async throws {
    if let served = try access.servedStore() {
      try await run(from: ServedExport(store: served), on: console)
    } else {
      try await access.withStore { store in try await run(from: OpenExport(queries: store.queries), on: console) }
    }
  }

  private func run(from source: some ExportSource, on console: Console) async throws {
    let target = try file.map { path throws(CommandFailure) in try OpenFile(creating: path) }
    let bar = ProgressBar("Exporting \(kind)", on: console)
    defer { bar.finish() }
    let exporter = Exporter(
      source: source,
      write: { bytes in
        if let target { try target.write(bytes) } else { console.output.write(String(decoding: bytes, as: UTF8.self)) }
      },
      progress: { bar.advance(by: $0) })
    let count: Int
    do {
      count = try await exporter.run(kind)
    } catch {
      // Half a file would look like a whole one.
      if let target { unlink(target.path) }
      if let error = error as? StoreError { throw error.failure }
      throw error
    }
    bar.finish()
    if let target { console.print("\(Counted.text(count, kind.noun)) written to \(target.path)") }
  }
}
