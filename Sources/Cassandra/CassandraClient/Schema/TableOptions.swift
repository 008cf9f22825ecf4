/// How the data of a table is kept. What a node does not tell is empty, nil or zero.
public struct TableOptions: Hashable, Sendable {
  /// What somebody noted of the table.
  public let comment: String
  /// How long values are kept that say nothing of it; nil keeps them for ever.
  public let defaultTimeToLive: Duration?
  /// How long what was deleted is remembered. Repairs must be more frequent.
  public let gcGracePeriod: Duration
  /// The class that compacts the table's files, under `class`, and what it is told.
  public let compaction: [String: String]
  /// The class that compresses them, under `class`, and what it is told; `enabled` is `false` where nothing is.
  public let compression: [String: String]
  /// What is kept in memory: under `keys`, and under `rows_per_partition`.
  public let caching: [String: String]
  /// When a node asks another replica too because one is slow, as in `99p`.
  public let speculativeRetry: String
  /// When a node writes to a transient replica because a full one is slow, as in `99p`.
  public let additionalWritePolicy: String
  /// Whether a read that finds replicas differing has them repaired before it is answered: `BLOCKING` or `NONE`.
  public let readRepair: String
  /// How often a file may be looked into in vain, from 0 to 1.
  public let bloomFilterFalsePositiveChance: Double
  /// Whether changes are written to files for others to read.
  public let capturesChanges: Bool
}
