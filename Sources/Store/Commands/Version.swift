import Domain

extension Int64? {
  /// Refuses the edit of a thing that is no longer what the caller has seen. A caller who names no version edits
  /// whatever is there.
  /// - Throws: `StoreError.changedMeanwhile`.
  func requireIs(_ current: Int64) throws(StoreError) {
    if let self, self != current { throw .changedMeanwhile(current: current) }
  }
}
