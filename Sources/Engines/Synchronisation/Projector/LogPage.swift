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

/// How many records make a step: as many as have about so many bytes in the log, going by those of the step before.
struct StepLength {
  private var bytesOfOne = 0
  private(set) var records = 16

  /// More would take long to sort, however short they are.
  private static let longest = 10_000

  /// - Parameter bytes: that the next step is to have.
  func next(of bytes: Int) -> Int {
    guard bytesOfOne > 0 else { return records }
    return min(max(bytes / bytesOfOne, 1), records * 2, Self.longest)
  }

  mutating func took(_ records: [ChangeRecord]) {
    self.records = max(records.count, 1)
    bytesOfOne = max(records.encodedBytes / self.records, 1)
  }
}
