/// Turns messages into the bytes to be written to a connection, many of them at once.
///
/// It begins with envelopes that follow each other as they are; `useSegments` and `useCompression` tell it what was
/// agreed upon when the connection was started.
public struct FrameEncoder: Sendable {
  /// The version of the envelopes.
  public var version: ProtocolVersion
  private let limits: FrameLimits
  /// What is ready to be written.
  var output = ByteWriter()
  /// The envelopes of the segment that is being filled.
  var payload = ByteWriter()
  /// How segments look; `nil` while there are none.
  private(set) var segments: SegmentFormat?
  private var hasCompression = false

  /// An encoder at the start of a connection.
  public init(version: ProtocolVersion, limits: FrameLimits = FrameLimits()) {
    self.version = version
    self.limits = limits
  }

  /// Packs all that follows into segments (v5 §2.3.1).
  public mutating func useSegments(compressed: Bool) { segments = compressed ? .lz4 : .plain }

  /// Compresses bodies with LZ4 from now on, where that makes them shorter (v4 §5).
  public mutating func useCompression() { hasCompression = true }

  /// Whether there is nothing to be written.
  public var isEmpty: Bool { output.count == 0 && payload.count == 0 }

  /// About how many bytes there are to be written: compression may still make them fewer.
  public var pendingBytes: Int { output.count + payload.count }

  /// Adds a message.
  ///
  /// - Parameter stream: which request it is or answers; -1 for an event.
  /// - Throws: `CQLProtocolError` if the message cannot be said in this version or is too large. Nothing is added then.
  public mutating func append(
    _ message: some MessageBody, stream: Int16, context: MessageContext = MessageContext()
  ) throws(CQLProtocolError) {
    if let segments {
      let start = payload.count
      try Self.write(message, stream, context, version, limits, into: &payload)
      if payload.count > SegmentHeader.maximalLength { splitPayload(lastEnvelopeAt: start, segments) }
    } else {
      let start = output.count
      try Self.write(message, stream, context, version, limits, into: &output)
      if hasCompression { output.compressEnvelope(at: start) }
    }
  }

  /// What is to be written, all of it; afterwards there is nothing.
  ///
  /// - Parameter spare: bytes that are no longer needed, whose memory is used for what is added next.
  public mutating func take(reusing spare: consuming [UInt8] = []) -> [UInt8] {
    if let segments, payload.count > 0 { closeSegment(segments) }
    spare.removeAll(keepingCapacity: true)
    let bytes = output.bytes
    output = ByteWriter(continuing: spare)
    return bytes
  }

  private static func write(
    _ message: some MessageBody, _ stream: Int16, _ context: MessageContext, _ version: ProtocolVersion,
    _ limits: FrameLimits, into writer: inout ByteWriter
  ) throws(CQLProtocolError) {
    let start = writer.count
    let opcode = message.opcode
    let flags = context.flags(for: opcode)
    writer.header(version: version.rawValue, flags: flags, stream: stream, opcode: opcode)
    do throws(CQLProtocolError) {
      if !flags.isEmpty { try context.encode(into: &writer, flags: flags) }
      try message.encode(into: &writer, version: version)
      let length = writer.count - start - EnvelopeHeader.byteCount
      guard length <= limits.outgoing else {
        throw CQLProtocolError(.overLimit, "the message has \(length) bytes, and \(limits.outgoing) are allowed")
      }
      writer.setInt(Int32(length), at: start + EnvelopeHeader.byteCount - 4)
    } catch {
      writer.bytes.removeSubrange(start...)
      throw error
    }
  }
}

extension ByteWriter {
  /// Compresses the body of the envelope that begins at `start` and is the last, if that makes it shorter (v4 §5).
  fileprivate mutating func compressEnvelope(at start: Int) {
    let body = start + EnvelopeHeader.byteCount..<count
    guard let compressed = LZ4.compress(bytes, in: body), compressed.count + 4 < body.count else { return }
    bytes.removeSubrange(body)
    int(Int32(body.count))
    raw(compressed)
    bytes[start + 1] |= EnvelopeFlags.compressed.rawValue
    setInt(Int32(compressed.count + 4), at: body.lowerBound - 4)
  }
}
