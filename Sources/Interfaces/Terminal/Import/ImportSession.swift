import CommandLineTool
import Commands
import Imports

/// One run of an import, shown by a progress bar.
struct ImportSession {
  let importer: Importer
  let kind: ImportKind
  let input: OpenFile
  let refusedRows: RefusedRowsFile?
  let console: Console

  /// - Throws: `CommandFailure` if the import stopped, with what was taken until then.
  func run(into store: (any CommandStore)?) async throws(CommandFailure) -> ImportReport {
    let bar = ProgressBar("\(store == nil ? "Checking" : "Importing") \(kind), bytes", total: input.size, on: console)
    defer { bar.finish() }
    do throws(ImportStopped) {
      return try await importer.run(kind, from: input.pieces, into: store, refusedRows: refusedRows) { progress in
        bar.advance(by: Int(progress.bytes) - bar.done)
      }
    } catch {
      throw error.failure(of: input.path)
    }
  }
}
