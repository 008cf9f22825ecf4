/// REGISTER (§4.1.8): asks for events.
public struct RegisterRequest: MessageBody, Hashable {
  /// The names of the events, as in `ServerEvent.Name`.
  public var events: [String]

  /// A request for the events of these names, by default all that there are.
  public init(events: [String] = ServerEvent.Name.all) { self.events = events }

  public var opcode: Opcode { .register }

  init(from reader: inout ByteReader) throws(CQLProtocolError) { events = try reader.stringList() }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.stringList(events)
  }
}
