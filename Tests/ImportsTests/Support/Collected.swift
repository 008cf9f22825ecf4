import Imports
import Synchronization

/// A file of refused rows in memory; reasons are named by their row.
final class Collected: Sendable {
  private let bytes = Mutex<[UInt8]>([])

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  var file: RefusedRowsFile {
    RefusedRowsFile(reason: { "row \($0.row)" }, write: append)
  }

  @Sendable func append(_ piece: [UInt8]) { bytes.withLock { $0 += piece } }
}
