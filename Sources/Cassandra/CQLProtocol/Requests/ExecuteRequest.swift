/// EXECUTE (§4.1.6): has a prepared statement executed.
public struct ExecuteRequest: MessageBody, Hashable {
  /// What PREPARE returned.
  public var id: [UInt8]
  /// Which metadata of the result is known here. Version 5 always has it, version 4 never.
  public var resultMetadataID: [UInt8]?
  /// How it is to be executed, and with which values.
  public var parameters: QueryParameters

  /// A request to execute the statement of that id.
  public init(id: [UInt8], resultMetadataID: [UInt8]? = nil, _ parameters: QueryParameters) {
    self.id = id
    self.resultMetadataID = resultMetadataID
    self.parameters = parameters
  }

  public var opcode: Opcode { .execute }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    id = try reader.shortBytes()
    if version >= .v5 { resultMetadataID = try reader.shortBytes() }
    parameters = try QueryParameters(from: &reader, version: version)
  }

  /// - Throws: also if version 5 is given no id of the result's metadata. Version 4 leaves one out.
  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.shortBytes(id)
    if version >= .v5 {
      guard let resultMetadataID else {
        throw CQLProtocolError(
          .unsupported, "the protocol's \(version) executes only with an id of the result's metadata")
      }
      try writer.shortBytes(resultMetadataID)
    }
    try parameters.encode(into: &writer, version: version)
  }
}
