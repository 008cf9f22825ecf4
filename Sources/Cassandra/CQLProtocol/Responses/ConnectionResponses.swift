/// READY (§4.2.2): the connection can be used, or events were registered.
public struct ReadyResponse: MessageBody, Hashable {
  /// The response; it has no parts.
  public init() {}

  public var opcode: Opcode { .ready }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) {}
}

/// AUTHENTICATE (§4.2.3): the node wants to know who is there.
public struct AuthenticateResponse: MessageBody, Hashable {
  /// The name of the node's class that checks it.
  public let authenticator: String

  /// A response that names this class.
  public init(authenticator: String) { self.authenticator = authenticator }

  public var opcode: Opcode { .authenticate }

  init(from reader: inout ByteReader) throws(CQLProtocolError) { authenticator = try reader.string() }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.string(authenticator)
  }
}

/// SUPPORTED (§4.2.4): answers OPTIONS.
public struct SupportedResponse: MessageBody, Hashable {
  /// Each option that STARTUP may have, with the values it may have.
  public let options: [String: [String]]

  /// A response with these options.
  public init(options: [String: [String]]) { self.options = options }

  public var opcode: Opcode { .supported }

  init(from reader: inout ByteReader) throws(CQLProtocolError) { options = try reader.stringMultimap() }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.stringMultimap(options)
  }
}

/// AUTH_CHALLENGE (§4.2.7): the node wants to know more before it knows who is there.
public struct AuthChallengeResponse: MessageBody, Hashable {
  /// What the node's authenticator says.
  public let token: [UInt8]?

  /// A response with that token.
  public init(token: [UInt8]?) { self.token = token }

  public var opcode: Opcode { .authChallenge }

  init(from reader: inout ByteReader) throws(CQLProtocolError) { token = try reader.bytes() }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.bytes(token)
  }
}

/// AUTH_SUCCESS (§4.2.8): the node knows who is there; the connection can be used.
public struct AuthSuccessResponse: MessageBody, Hashable {
  /// What the node's authenticator says last, often nothing.
  public let token: [UInt8]?

  /// A response with that token.
  public init(token: [UInt8]? = nil) { self.token = token }

  public var opcode: Opcode { .authSuccess }

  init(from reader: inout ByteReader) throws(CQLProtocolError) { token = try reader.bytes() }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.bytes(token)
  }
}
