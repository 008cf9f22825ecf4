/// QUERY (§4.1.4): has a statement executed that is given as text.
public struct QueryRequest: MessageBody, Hashable {
  /// The text of the statement.
  public var query: String
  /// How it is to be executed, and with which values.
  public var parameters: QueryParameters

  /// A request to execute that text.
  public init(_ query: String, _ parameters: QueryParameters) {
    self.query = query
    self.parameters = parameters
  }

  public var opcode: Opcode { .query }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    query = try reader.longString()
    parameters = try QueryParameters(from: &reader, version: version)
  }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.longString(query)
    try parameters.encode(into: &writer, version: version)
  }
}
