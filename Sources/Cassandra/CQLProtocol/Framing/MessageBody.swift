/// A message that can be sent.
public protocol MessageBody: Sendable {
  /// Which message it is.
  var opcode: Opcode { get }

  /// Writes the body as that version of the protocol has it, without what precedes the message.
  ///
  /// - Throws: `CQLProtocolError` if the version cannot say it, or something is too long.
  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError)
}
