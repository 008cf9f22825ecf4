public import CQLProtocol

/// One column of a table.
public struct ColumnDescription: Hashable, Sendable {
  /// What a column is to its table.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Part of what a row's partition is found by.
    case partitionKey = "partition_key"
    /// Part of what rows are ordered by within their partition.
    case clustering
    /// One value for all rows of a partition.
    case `static`
    /// One value for each row.
    case regular
  }

  /// How rows are ordered by a clustering column.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    case ascending = "asc"
    case descending = "desc"
  }

  /// The column's name, as the system tables spell it.
  public let name: String
  /// What it is to the table.
  public let kind: Kind
  /// Its place in the partition key or among the clustering columns, counted from 0; nil of other columns.
  public let position: Int?
  /// What its values are.
  public let type: CQLType
  /// Its type as CQL writes it, with what ``type`` does not tell: what is `frozen`.
  public let typeName: String
  /// How rows are ordered by it; nil where it is no clustering column.
  public let order: Order?
}
