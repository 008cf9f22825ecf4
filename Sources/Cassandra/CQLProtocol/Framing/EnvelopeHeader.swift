/// The nine bytes in front of every message (v5 §2.4.1, v4 §2).
public struct EnvelopeHeader: Hashable, Sendable {
  /// How many bytes a header has.
  public static let byteCount = 9

  /// The version of the protocol, without the bit that tells requests and responses apart.
  public let version: UInt8
  /// What stands in front of the message, and how.
  public let flags: EnvelopeFlags
  /// Which request this is, or answers: 0 and up; -1 is an event.
  public let stream: Int16
  /// What the body is.
  public let opcode: Opcode
  /// How many bytes follow. Never negative.
  public let bodyLength: Int

  init(version: UInt8, flags: EnvelopeFlags, stream: Int16, opcode: Opcode, bodyLength: Int) {
    self.version = version
    self.flags = flags
    self.stream = stream
    self.opcode = opcode
    self.bodyLength = bodyLength
  }

  /// Reads a header whose body may have no more than `limit` bytes.
  init(from reader: inout ByteReader, limit: Int) throws(CQLProtocolError) {
    let start = reader.offset
    let first = try reader.byte()
    version = first & 0x7F
    flags = EnvelopeFlags(rawValue: try reader.byte())
    stream = try reader.integer("stream id")
    let code = try reader.byte()
    guard let opcode = Opcode(rawValue: code) else {
      throw CQLProtocolError(.malformed, at: start, "no message has the opcode \(code)")
    }
    guard opcode.isResponse == (first & 0x80 != 0) else {
      throw CQLProtocolError(.malformed, at: start, "the version byte \(first) belongs to no \(opcode)")
    }
    self.opcode = opcode
    bodyLength = Int(try reader.int())
    guard bodyLength >= 0 else {
      throw CQLProtocolError(.malformed, at: start, "a body has the length \(bodyLength)")
    }
    guard bodyLength <= limit else {
      throw CQLProtocolError(.overLimit, at: start, "a body has \(bodyLength) bytes, and \(limit) are allowed")
    }
  }
}

extension ByteWriter {
  /// Writes the header of an envelope whose length is set later.
  mutating func header(version: UInt8, flags: EnvelopeFlags, stream: Int16, opcode: Opcode) {
    byte(version | (opcode.isResponse ? 0x80 : 0))
    integer(
      UInt64(flags.rawValue) << 56 | UInt64(UInt16(bitPattern: stream)) << 40 | UInt64(opcode.rawValue) << 32)
  }
}
