public import Domain

/// The change log as its readers see it: what is committed, in the order of the commits.
///
/// Calls wait for the storage: make them from a thread that may. Each throws `StoreError.unavailable` where the
/// storage cannot answer.
public protocol ChangeLog: Sendable {
  /// Which log this is.
  func epoch() throws(StoreError) -> Epoch

  /// The last record's position; 0 where there is none yet.
  func head() throws(StoreError) -> Int64

  /// The records after `position`, in order and without gaps, at most `limit`; none at the end of the log.
  func records(after position: Int64, limit: Int) throws(StoreError) -> [ChangeRecord]
}
