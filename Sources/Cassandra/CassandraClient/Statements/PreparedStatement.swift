public import CQLProtocol

/// A statement that nodes know. Prepare once, bind and execute often: the values travel without the text, and the
/// request goes straight to a replica.
///
/// It belongs to the session that prepared it, and prepares itself again on nodes that have forgotten it.
public final class PreparedStatement: Sendable {
  /// The text.
  public let query: String
  /// The keyspace that it was prepared in, where the text names none.
  public let keyspace: String?
  /// What names the statement on every node.
  public let id: [UInt8]
  /// The bind markers, in their order.
  public let markers: [ColumnSpec]
  /// Which markers are the columns of the partition key, in the key's order; none if the key is not wholly bound.
  public let partitionKey: [Int]
  let kind: StatementKind
  /// The columns of its result as they are known now; they change with the table.
  let result: ResultColumns

  init(
    query: String, keyspace: String?, id: [UInt8], markers: [ColumnSpec], partitionKey: [Int], kind: StatementKind,
    result: ResultColumns
  ) {
    self.query = query
    self.keyspace = keyspace
    self.id = id
    self.markers = markers
    self.partitionKey = partitionKey
    self.kind = kind
    self.result = result
  }

  /// Whether the text has a condition (`IF`).
  public var isConditional: Bool { kind == .conditional }
}
