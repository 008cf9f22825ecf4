@testable import CQLProtocol

/// A segment with the right checksums, whatever is in it.
func segment(_ payload: [UInt8], isSelfContained: Bool = true, uncompressed: Int? = nil) -> [UInt8] {
  let header = SegmentHeader(
    length: payload.count, uncompressedLength: uncompressed ?? 0, isSelfContained: isSelfContained)
  var writer = ByteWriter()
  header.encode(into: &writer, format: uncompressed == nil ? .plain : .lz4)
  writer.raw(payload)
  writer.littleEndian(UInt64(CRC32.checksum(payload, in: 0..<payload.count)), count: 4)
  return writer.bytes
}
