import Domain
import Imports

/// A file that somebody sent, and what became of it.
struct Upload: Sendable {
  enum Stage: Sendable {
    /// Read once without changing anything.
    case checked
    /// On its way into the store.
    case running
    case imported
  }

  let kind: ImportKind
  /// As the visitor's machine calls it.
  let name: String
  let file: TemporaryFile
  let sentAt: Timestamp
  var stage = Stage.checked
  var report: ImportReport
  /// The rows that were not taken, to be corrected and imported again.
  var refusedRows: TemporaryFile
  /// Why the import ended before the file did; what was taken until then stays.
  var stop: StoreError?
}
