import Commands
import Domain

/// Enters into the report, and into the file of refused rows, what became of each entry.
struct ImportLedger<Format: ImportFormat> {
  private(set) var report: ImportReport
  private let refusedRows: RefusedRowsFile?
  private var hasWrittenHeader = false

  init(_ kind: ImportKind, isDryRun: Bool, _ refusedRows: RefusedRowsFile?) {
    report = ImportReport(kind: kind, isDryRun: isDryRun)
    self.refusedRows = refusedRows
  }

  /// - Parameter answer: what the store said; `nil` for an entry that never went there.
  /// - Throws: the reason to stop, where the store cannot answer or refused rows cannot be written.
  mutating func enter(
    _ entry: ImportEntry<Format.Item>, _ answer: Result<Receipt<ImportOutcome>, StoreError>?,
    _ parser: ImportParser<Format>
  ) async throws(ImportStopped.Reason) {
    switch (answer, entry.content) {
    case (.success(let receipt), _):
      report.entries += 1
      report.position = max(report.position ?? 0, receipt.position)
      switch receipt.outcome {
      case .added: report.added += 1
      case .unchanged: report.unchanged += 1
      }
    case (.failure(.unavailable(let reason)), _):
      throw .store(.unavailable(reason))
    case (.failure(let error), _):
      try await refuse(entry, parser.refusals(of: error, for: entry), parser)
    case (nil, .refused(let refusals)):
      try await refuse(entry, refusals, parser)
    case (nil, .command):
      report.entries += 1
    }
  }

  private mutating func refuse(
    _ entry: ImportEntry<Format.Item>, _ refusals: [RefusedRow], _ parser: ImportParser<Format>
  ) async throws(ImportStopped.Reason) {
    report.entries += 1
    report.refuse(refusals)
    guard let refusedRows, let header = parser.header else { return }
    var bytes = hasWrittenHeader ? [] : refusedRows.headerBytes(header, separator: parser.separator)
    hasWrittenHeader = true
    bytes += refusedRows.bytes(of: entry.rows, refusals, header, separator: parser.separator)
    do {
      try await refusedRows.write(bytes)
    } catch {
      throw .writingRefusedRows(error)
    }
  }
}
