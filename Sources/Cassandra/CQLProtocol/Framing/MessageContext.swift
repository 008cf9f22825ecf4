/// What goes with a message besides its body (§4): tracing, warnings and a custom payload.
public struct MessageContext: Hashable, Sendable {
  /// On a request: whether the node is to trace it. On a response this is told by `tracingID`.
  public var isTraced: Bool
  /// On a response: under which id its trace is kept.
  public var tracingID: CQLUUID?
  /// On a response: what the node thinks of the request.
  public var warnings: [String]
  /// What custom query handlers and their clients tell each other. Nodes ignore it by default.
  public var payload: [String: [UInt8]?]

  /// A context of these parts, by default of none.
  public init(
    isTraced: Bool = false, tracingID: CQLUUID? = nil, warnings: [String] = [], payload: [String: [UInt8]?] = [:]
  ) {
    self.isTraced = isTraced
    self.tracingID = tracingID
    self.warnings = warnings
    self.payload = payload
  }

  /// Reads what the flags of an envelope say precedes its message.
  init(from reader: inout ByteReader, header: EnvelopeHeader) throws(CQLProtocolError) {
    self.init()
    let flags = header.flags
    if header.opcode.isResponse {
      if flags.contains(.tracing) { tracingID = try reader.uuid() }
      if flags.contains(.warning) { warnings = try reader.stringList() }
    } else {
      isTraced = flags.contains(.tracing)
    }
    if flags.contains(.customPayload) { payload = try reader.bytesMap() }
  }

  /// The flags that announce what `encode` writes.
  func flags(for opcode: Opcode) -> EnvelopeFlags {
    var flags: EnvelopeFlags = []
    if opcode.isResponse ? tracingID != nil : isTraced { flags.insert(.tracing) }
    if opcode.isResponse, !warnings.isEmpty { flags.insert(.warning) }
    if !payload.isEmpty { flags.insert(.customPayload) }
    return flags
  }

  func encode(into writer: inout ByteWriter, flags: EnvelopeFlags) throws(CQLProtocolError) {
    if flags.contains(.tracing), let tracingID { writer.uuid(tracingID) }
    if flags.contains(.warning) { try writer.stringList(warnings) }
    if flags.contains(.customPayload) { try writer.bytesMap(payload) }
  }
}
