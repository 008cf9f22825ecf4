/// One message as it travels: a header and a body that is not decoded yet.
public struct Envelope: Hashable, Sendable {
  /// The version, flags, stream and opcode.
  public let header: EnvelopeHeader
  /// The bytes behind the header, decompressed.
  public let body: [UInt8]

  /// Which request this is, or answers.
  public var stream: Int16 { header.stream }

  /// What the body is.
  public var opcode: Opcode { header.opcode }
}
