import Domain

extension Problem {
  /// The storage cannot answer now. Every case says whether trying again helps, and who can mend it.
  init(_ reason: Unavailability) {
    switch reason {
    case .busy: self.init(.busy, "Nothing was done. Try again in a second.", retryAfter: 1)
    case .stopping: self.init(.stopping, "Nothing was done. Try again once the store is back.", retryAfter: 5)
    case .full:
      self.init(.storageFull, "Nothing was done. The operator must free space on the store's disk; reads go on.")
    case .readOnly:
      self.init(
        .storageReadOnly, "Nothing was done. The operator must let the store write to its folder; reads go on.",
        retryAfter: 60)
    case .damaged:
      self.init(
        .storageDamaged, "Nothing was done. The operator must restore the store's files from a copy.", retryAfter: 60)
    case .buildingReads(let percent):
      self.init(
        .buildingReads, "What reads come from is being built, \(percent) % so far. Try again; writes go on.",
        retryAfter: 1)
    case .failed(let words):
      self.init(
        .storageFailed, "Nothing was done. Try again; the operator finds the cause in the log.", retryAfter: 5,
        cause: words)
    case .outcomeUnknown:
      self.init(
        .outcomeUnknown,
        "The answer of the storage was lost. Repeat the request with the same Idempotency-Key to learn what became "
          + "of it; without one, read before you repeat it.", retryAfter: 1)
    }
  }
}
