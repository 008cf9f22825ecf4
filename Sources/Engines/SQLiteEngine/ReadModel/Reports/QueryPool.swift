public import Domain

/// Where queries run that may take longer than a thread should be held on which others wait: reports of large shops.
public protocol QueryPool: Sendable {
  /// - Throws: what `query` throws; `StoreError.unavailable` if it cannot be run now.
  func run<Answer: Sendable>(_ query: @escaping @Sendable () throws(StoreError) -> Answer) async throws(StoreError)
    -> Answer
}
