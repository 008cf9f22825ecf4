import CommandLineTool
import Foundation
import Imports
import Synchronization

/// The file that `--refused` names: made at once, so that a wrong name is known before anything is imported, and
/// removed again if nothing was refused.
final class RefusedFile: Sendable {
  private let file: OpenFile
  private let isEmpty = Atomic(true)

  /// - Throws: `CommandFailure` if there is such a file already, or none can be made.
  init(_ path: String) throws(CommandFailure) { file = try OpenFile(creating: path) }

  var rows: RefusedRowsFile {
    RefusedRowsFile(reason: { $0.reasonSentence }) { [self] bytes in
      isEmpty.store(false, ordering: .relaxed)
      try file.write(bytes)
    }
  }

  func removeIfEmpty() {
    if isEmpty.load(ordering: .relaxed) { unlink(file.path) }
  }
}
