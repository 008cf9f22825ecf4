import CQLProtocol
import Synchronization

/// The columns that a prepared statement's rows have, with the id that a node compares: both change when the table does.
final class ResultColumns: Sendable {
  final class Known: Sendable {
    let id: [UInt8]?
    let columns: [ColumnSpec]

    init(id: [UInt8]?, columns: [ColumnSpec]) {
      self.id = id
      self.columns = columns
    }
  }

  private let known: Mutex<Known>

  init(id: [UInt8]?, columns: [ColumnSpec]) { known = Mutex(Known(id: id, columns: columns)) }

  var current: Known { known.withLock { $0 } }

  /// Whether these are the columns still.
  func areStill(_ columns: Known) -> Bool { known.withLock { $0 === columns } }

  func change(to columns: [ColumnSpec], id: [UInt8]) { known.withLock { $0 = Known(id: id, columns: columns) } }
}
