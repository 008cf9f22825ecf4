import CQLProtocol

/// The bytes of one message in an envelope, as they are before anything is agreed upon.
func image(
  _ message: some MessageBody, _ version: ProtocolVersion, stream: Int16 = 1, context: MessageContext = MessageContext()
) throws -> [UInt8] {
  var encoder = FrameEncoder(version: version)
  try encoder.append(message, stream: stream, context: context)
  return encoder.take()
}

/// The one envelope that these bytes are.
func envelope(_ bytes: [UInt8]) throws -> Envelope? {
  var decoder = FrameDecoder()
  decoder.append(bytes)
  return try decoder.next()
}

/// An envelope of that body.
func bytes(_ version: UInt8, _ opcode: Opcode, flags: UInt8 = 0, stream: String = "0001", body: [UInt8]) -> [UInt8] {
  let direction: UInt8 = opcode.isResponse ? 0x80 : 0
  let length = (0..<4).reversed().map { UInt8(truncatingIfNeeded: body.count >> ($0 * 8)) }
  return [version | direction, flags] + hex(stream) + [opcode.rawValue] + length + body
}

/// Both sides of a connection that was started.
struct Connection {
  var client: FrameCodec
  var node = FrameCodec.node()

  init(_ version: ProtocolVersion, _ compression: Compression? = nil, limits: FrameLimits = FrameLimits()) throws {
    client = .client(version: version, compression: compression, limits: limits)
    try client.append(StartupRequest(compression: compression), stream: 0)
    node.receive(client.take())
    _ = try node.next()
    try node.append(ReadyResponse(), stream: 0)
    client.receive(node.take())
    _ = try client.next()
  }
}
