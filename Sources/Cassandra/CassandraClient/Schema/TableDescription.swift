public import CQLProtocol

/// A table and what it is made of.
public struct TableDescription: Hashable, Sendable, Identifiable {
  /// The keyspace that it is in.
  public let keyspace: String
  /// The table's name, as the system tables spell it.
  public let name: String
  /// What names the table: one that is dropped and created again has another id.
  public let id: CQLUUID
  /// The columns: those of the partition key, then the clustering ones, each in the key's order, then the static and
  /// the other ones, each by name.
  public let columns: [ColumnDescription]
  /// The secondary indexes, in the order of their names.
  public let indexes: [IndexDescription]
  /// How its data is kept.
  public let options: TableOptions

  /// The columns of the partition key, in the key's order.
  public var partitionKey: [ColumnDescription] { columns.filter { $0.kind == .partitionKey } }

  /// The clustering columns, in the key's order.
  public var clusteringColumns: [ColumnDescription] { columns.filter { $0.kind == .clustering } }

  /// The column of that name; nil where there is none.
  public func column(_ name: String) -> ColumnDescription? { columns.first { $0.name == name } }
}
