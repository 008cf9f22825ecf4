import Records

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
