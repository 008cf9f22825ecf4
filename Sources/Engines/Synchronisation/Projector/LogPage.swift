import Domain
import Queries
import Records

/// Records of the log that follow each other, and what they mean for the read model.
struct LogPage: Sendable {
  let records: [ChangeRecord]
  let operations: FoldedOperations
  /// Of the record before.
  let position: Int64
  /// Whether it has as many records as were asked for, so that there may be more.
  let isFull: Bool

  init(after position: Int64, limit: Int, of log: any ChangeLog, by projection: StoreProjection) throws(StoreError) {
    records = try log.records(after: position, limit: limit)
    operations = FoldedOperations(records, by: projection)
    isFull = records.count >= limit
    self.position = position
  }
}
