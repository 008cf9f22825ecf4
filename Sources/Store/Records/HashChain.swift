public import Cryptography
public import Domain

/// Follows a change log from its first record and notices what was altered, removed or put in.
public struct HashChain: Hashable, Sendable {
  /// The last record that was followed; 0 at the beginning.
  public private(set) var position: Int64 = 0
  /// Its hash.
  public private(set) var hash: Digest

  /// The chain before the first record of a log.
  public init(from epoch: Epoch) { hash = epoch.origin }

  /// Takes the next record, if it is the one that was written there.
  ///
  /// - Returns: what is wrong with it, and then it was not taken; `nil` if nothing is.
  public mutating func follow(_ record: ChangeRecord) -> Break? {
    guard record.position == position + 1 else { return .gap(expected: position + 1, found: record.position) }
    guard record.isIntact(after: hash) else { return .altered(record.position) }
    position = record.position
    hash = record.hash
    return nil
  }

  /// Where a change log is not as it was written.
  public enum Break: Hashable, Sendable {
    /// The record at this position, or the hash of the one before it, is another.
    case altered(Int64)
    /// Records are missing, or stand twice.
    case gap(expected: Int64, found: Int64)
    /// The log ends here, though more was written.
    case truncated(at: Int64, expected: Int64)
  }
}

extension ChangeLog {
  /// Reads the whole log and compares every record with its hash.
  ///
  /// - Parameter page: how many records to hold in memory at a time.
  /// - Returns: the first fault; `nil` if there is none.
  /// - Throws: `StoreError.unavailable`.
  public func firstBreak(page: Int = 1_000) throws(StoreError) -> HashChain.Break? { try followed(page: page).fault }

  /// The same, with how far the log could be followed.
  public func followed(page: Int = 1_000) throws(StoreError) -> (chain: HashChain, fault: HashChain.Break?) {
    let head = try head()
    var chain = HashChain(from: try epoch())
    while chain.position < head {
      let records = try records(after: chain.position, limit: page)
      guard !records.isEmpty else { return (chain, .truncated(at: chain.position, expected: head)) }
      for record in records {
        if let fault = chain.follow(record) { return (chain, fault) }
      }
    }
    return (chain, nil)
  }
}
