/// AUTH_RESPONSE (§4.1.2): answers AUTHENTICATE or AUTH_CHALLENGE.
public struct AuthResponseRequest: MessageBody, Hashable {
  /// What the node's authenticator is to check.
  public var token: [UInt8]?

  /// An answer with that token.
  public init(token: [UInt8]?) { self.token = token }

  /// The answer to Cassandra's `PasswordAuthenticator`: SASL PLAIN (RFC 4616).
  public init(username: String, password: String) {
    token = [0] + Array(username.utf8) + [0] + Array(password.utf8)
  }

  public var opcode: Opcode { .authResponse }

  init(from reader: inout ByteReader) throws(CQLProtocolError) { token = try reader.bytes() }

  public func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.bytes(token)
  }
}
