/// RESULT (§4.2.5): answers QUERY, PREPARE, EXECUTE and BATCH.
public enum ResultResponse: MessageBody, Hashable {
  /// Done, and there is nothing to say.
  case void
  /// A page of rows.
  case rows(Rows)
  /// From now on this is the connection's keyspace.
  case setKeyspace(String)
  /// The statement is prepared.
  case prepared(PreparedStatementResult)
  /// The schema was changed.
  case schemaChange(SchemaChange)

  public var opcode: Opcode { .result }

  init(
    from reader: inout ByteReader, version: ProtocolVersion, columns known: [ColumnSpec]? = nil
  ) throws(CQLProtocolError) {
    let kind = try reader.int()
    switch kind {
    case 1: self = .void
    case 2: self = .rows(try Rows(from: &reader, columns: known))
    case 3: self = .setKeyspace(try reader.string())
    case 4: self = .prepared(try PreparedStatementResult(from: &reader, version: version))
    case 5: self = .schemaChange(try SchemaChange(from: &reader))
    default: throw reader.fault("no result is of the kind \(kind)")
    }
  }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    switch self {
    case .void: writer.int(1)
    case .rows(let rows):
      writer.int(2)
      try rows.encode(into: &writer, version: version)
    case .setKeyspace(let name):
      writer.int(3)
      try writer.string(name)
    case .prepared(let statement):
      writer.int(4)
      try statement.encode(into: &writer, version: version)
    case .schemaChange(let change):
      writer.int(5)
      try change.encode(into: &writer)
    }
  }
}
