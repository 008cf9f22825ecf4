internal import CQLProtocol

/// A message whose body is whatever bytes a test wants.
struct RawMessage: MessageBody {
  let opcode: Opcode
  let body: [UInt8]

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) { for byte in body { writer.byte(byte) } }
}
