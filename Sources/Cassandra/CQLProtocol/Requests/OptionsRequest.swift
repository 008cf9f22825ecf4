/// OPTIONS (§4.1.3): asks what a node supports, or only whether it is there.
public struct OptionsRequest: MessageBody, Hashable {
  /// The request; it has no parts.
  public init() {}

  public var opcode: Opcode { .options }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) {}
}
