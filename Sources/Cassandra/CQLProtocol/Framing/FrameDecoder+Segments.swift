/// An envelope that is longer than a segment, up to now.
struct LargeEnvelope: Sendable {
  /// What is known once nine bytes arrived.
  var header: EnvelopeHeader?
  /// The header's bytes until it is known, then the body's.
  var bytes: [UInt8] = []
}

extension FrameDecoder {
  mutating func nextEnvelope(in format: SegmentFormat) throws(CQLProtocolError) -> Envelope? {
    while true {
      if payloadStart < payload.count { return try nextOfPayload() }
      guard let header = try nextSegment(format) else { return nil }
      if header.isSelfContained {
        guard large == nil else { throw malformed("a large envelope is interrupted by a self-contained segment") }
      } else if let envelope = try collect() {
        return envelope
      }
    }
  }

  /// The next of the whole envelopes in the segment at hand.
  private mutating func nextOfPayload() throws(CQLProtocolError) -> Envelope {
    var reader = ByteReader(payload, in: payloadStart..<payload.count)
    let header = try envelopeHeader(&reader)
    guard header.bodyLength <= reader.remaining else {
      throw malformed("a self-contained segment ends inside of an envelope")
    }
    let body = try reader.raw(header.bodyLength, of: "body")
    payloadStart = reader.offset
    return Envelope(header: header, body: body)
  }

  /// Moves the payload of the next segment to `payload`; `nil` until all of it arrived.
  private mutating func nextSegment(_ format: SegmentFormat) throws(CQLProtocolError) -> SegmentHeader? {
    guard input.count >= format.headerBytes else { return nil }
    var reader = input.reader
    let header = try SegmentHeader(from: &reader, format: format)
    guard reader.remaining >= header.length + SegmentHeader.trailerBytes else { return nil }
    let range = try reader.range(header.length, of: "payload")
    let checksum = try reader.littleEndian(SegmentHeader.trailerBytes)
    guard UInt64(CRC32.checksum(input.bytes, in: range)) == checksum else {
      throw CQLProtocolError(.damaged, at: range.lowerBound, "the checksum of a segment's payload does not fit it")
    }
    if header.uncompressedLength == 0 {
      payload.removeAll(keepingCapacity: true)
      payload.append(contentsOf: input.bytes[range])
    } else {
      payload = try LZ4.decompress(input.bytes, in: range, to: header.uncompressedLength)
    }
    payloadStart = 0
    input.drop(format.headerBytes + header.length + SegmentHeader.trailerBytes)
    return header
  }

  /// Adds the payload to the large envelope, and returns that if it is whole.
  private mutating func collect() throws(CQLProtocolError) -> Envelope? {
    var envelope = large ?? LargeEnvelope()
    large = nil
    envelope.bytes.append(contentsOf: payload)
    payloadStart = payload.count
    if envelope.header == nil, envelope.bytes.count >= EnvelopeHeader.byteCount {
      var reader = ByteReader(envelope.bytes)
      let header = try envelopeHeader(&reader)
      envelope.header = header
      var body: [UInt8] = []
      body.reserveCapacity(min(header.bodyLength, Self.mostAhead))
      body.append(contentsOf: envelope.bytes[reader.offset...])
      envelope.bytes = body
    }
    guard let header = envelope.header, envelope.bytes.count >= header.bodyLength else {
      large = envelope
      return nil
    }
    guard envelope.bytes.count == header.bodyLength else {
      throw malformed("a segment that is not self-contained holds more than one envelope")
    }
    return Envelope(header: header, body: envelope.bytes)
  }

  /// For how many bytes of a body there is room before they arrive: pages of rows need not be moved as they grow.
  private static let mostAhead = 1 << 20

  private func envelopeHeader(_ reader: inout ByteReader) throws(CQLProtocolError) -> EnvelopeHeader {
    let header = try EnvelopeHeader(from: &reader, limit: limits.incoming)
    guard header.version == ProtocolVersion.v5.rawValue else {
      throw malformed("an envelope of version \(header.version) travels in a segment")
    }
    return header
  }

  private func malformed(_ problem: String) -> CQLProtocolError {
    CQLProtocolError(.malformed, at: payloadStart, problem)
  }
}
