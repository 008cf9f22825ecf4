public import CQLProtocol

/// Rows that a node answers with.
public struct FakeRows: Sendable {
  /// Their columns.
  public var columns: [ColumnSpec]
  /// The values of each row in the order of the columns.
  public var rows: [[CQLValue]]

  /// Rows with these columns.
  public init(columns: [ColumnSpec], _ rows: [[CQLValue]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Rows with columns of these names and types.
  public init(
    _ columns: KeyValuePairs<String, CQLType>, _ rows: [[CQLValue]] = [], keyspace: String = "shop",
    table: String = "kv"
  ) {
    self.init(
      columns: columns.map { ColumnSpec(keyspace: keyspace, table: table, name: $0.key, type: $0.value) }, rows)
  }

  /// What names the columns in version 5: equal columns have equal ids.
  var metadataID: [UInt8] {
    digest(columns.map { "\($0.keyspace).\($0.table).\($0.name) \($0.type)" }.joined(separator: ","))
  }
}

/// Sixteen bytes that differ where the text does.
func digest(_ text: String) -> [UInt8] {
  let bytes = Array(text.utf8)
  var writer = ByteWriter(capacity: 16)
  writer.long(Token(routingKey: bytes).rawValue)
  writer.long(Token(routingKey: bytes.reversed() + [1]).rawValue)
  return writer.bytes
}
