/// PREPARE (§4.1.5): has a node parse a statement once for many executions.
public struct PrepareRequest: MessageBody, Hashable {
  /// The text of the statement.
  public var query: String
  /// The keyspace of tables that name none. Version 5.
  public var keyspace: String?

  /// A request to prepare that text.
  public init(_ query: String, keyspace: String? = nil) {
    self.query = query
    self.keyspace = keyspace
  }

  public var opcode: Opcode { .prepare }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    query = try reader.longString()
    if version >= .v5, try reader.int() & 1 != 0 { keyspace = try reader.string() }
  }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.longString(query)
    guard version >= .v5 else { return try refuse(keyspace, "a keyspace of one request", version) }
    writer.int(keyspace == nil ? 0 : 1)
    if let keyspace { try writer.string(keyspace) }
  }
}

/// Throws if there is something that the version cannot say.
func refuse(_ value: (some Any)?, _ name: String, _ version: ProtocolVersion) throws(CQLProtocolError) {
  if value != nil { throw CQLProtocolError(.unsupported, "the protocol's \(version) has no \(name)") }
}
