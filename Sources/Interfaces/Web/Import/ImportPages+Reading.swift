import Commands
import Domain
import Imports

extension ImportPages {
  /// Reads a file to its end, into the store or only to see what would become of it.
  func read(
    _ file: TemporaryFile, as kind: ImportKind, into store: (any CommandStore)?, _ refused: TemporaryFile,
    _ strings: any Strings
  ) async throws(ImportStopped) -> ImportReport {
    let importer = Importer(
      currency: context.site.currency,
      identifiers: IdentifierSource(clock: context.clock, random: context.random))
    let refusedRows = RefusedRowsFile(reason: { strings.reasonInRow($0) }) { try refused.append($0) }
    let outcome = await offLoop { () -> Result<ImportReport, ImportStopped> in
      do throws(ImportStopped) {
        return .success(try await importer.run(kind, from: file, into: store, refusedRows: refusedRows))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// Reading a file keeps a thread busy for milliseconds at a time: that thread must not be a loop, on which others wait.
  func offLoop<Result: Sendable>(_ work: @Sendable () async throws -> Result) async rethrows -> Result {
    try await withTaskExecutorPreference(globalConcurrentExecutor) { try await work() }
  }
}

extension TemporaryFile.Fault {
  /// The same as a refusal of the store.
  var error: StoreError { .unavailable(code == TemporaryFile.diskIsFull ? .full : .failed("\(self)")) }
}
