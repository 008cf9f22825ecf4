import CQLProtocol

/// A prepared statement with its values, as it is sent. A class, so that its parts are not copied on their way.
final class PreparedExecution: MessageBody {
  let statement: PreparedStatement
  /// The columns that rows have which come without their own.
  let known: ResultColumns.Known
  private let version: ProtocolVersion
  private let request: ExecuteRequest

  init(_ statement: PreparedStatement, _ parameters: consuming QueryParameters, _ version: ProtocolVersion) {
    let known = statement.result.current
    // Version 4 cannot tell that a table has changed (CASSANDRA-10786); a condition's columns vary.
    parameters.skipsMetadata =
      version >= .v5 && known.id != nil && !statement.isConditional && !known.columns.isEmpty
    self.statement = statement
    self.known = known
    self.version = version
    request = ExecuteRequest(
      id: statement.id, resultMetadataID: version >= .v5 ? known.id ?? Self.noMetadataID : nil,
      consume parameters)
  }

  /// What a node is told that has to tell the columns and their id: the statement was prepared by a node that speaks
  /// version 4, which has no such ids.
  private static let noMetadataID = [UInt8](repeating: 0, count: 16)

  /// The same as it is sent now in that version: a table may have been changed since it was made.
  func current(in version: ProtocolVersion) -> PreparedExecution {
    statement.result.areStill(known) && version == self.version
      ? self : PreparedExecution(statement, request.parameters, version)
  }

  var opcode: Opcode { .execute }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try request.encode(into: &writer, version: version)
  }
}
