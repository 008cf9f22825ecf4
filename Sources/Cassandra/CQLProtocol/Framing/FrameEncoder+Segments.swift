extension FrameEncoder {
  /// Puts the envelopes that are waiting into one segment.
  mutating func closeSegment(_ format: SegmentFormat) {
    appendSegment(0..<payload.count, isSelfContained: true, format)
    payload.removeAll()
  }

  /// Makes room where the last envelope does not fit into the segment with those before it.
  mutating func splitPayload(lastEnvelopeAt start: Int, _ format: SegmentFormat) {
    if start > 0 { appendSegment(0..<start, isSelfContained: true, format) }
    if payload.count - start > SegmentHeader.maximalLength {
      for slice in stride(from: start, to: payload.count, by: SegmentHeader.maximalLength) {
        let end = min(slice + SegmentHeader.maximalLength, payload.count)
        appendSegment(slice..<end, isSelfContained: false, format)
      }
      payload = ByteWriter()
    } else {
      payload.bytes.removeSubrange(..<start)
    }
  }

  private mutating func appendSegment(_ range: Range<Int>, isSelfContained: Bool, _ format: SegmentFormat) {
    if format == .lz4, let compressed = LZ4.compress(payload.bytes, in: range) {
      let header = SegmentHeader(
        length: compressed.count, uncompressedLength: range.count, isSelfContained: isSelfContained)
      output.segment(header, compressed, in: 0..<compressed.count, format)
    } else {
      let header = SegmentHeader(length: range.count, isSelfContained: isSelfContained)
      output.segment(header, payload.bytes, in: range, format)
    }
  }
}

extension ByteWriter {
  fileprivate mutating func segment(
    _ header: SegmentHeader, _ payload: [UInt8], in range: Range<Int>, _ format: SegmentFormat
  ) {
    header.encode(into: &self, format: format)
    raw(payload, in: range)
    littleEndian(UInt64(CRC32.checksum(payload, in: range)), count: SegmentHeader.trailerBytes)
  }
}
