import Testing

@testable import CQLProtocol

@Suite("Headers of segments")
struct SegmentHeaderTests {
  @Test(
    "A header is the one that the specification makes of its fields (case 2)",
    arguments: [
      (0, true, "000002 6a36c4"), (1, true, "010002 7256ac"), (1, false, "010000 6f8715"), (5, true, "050002 19999a"),
      (5, false, "050000 044823"), (131_071, true, "ffff03 254047"), (131_071, false, "ffff01 3891fe"),
    ])
  func plain(length: Int, isSelfContained: Bool, image: String) throws {
    try check(SegmentHeader(length: length, isSelfContained: isSelfContained), .plain, image)
  }

  @Test(
    "A header of compressed segments is the one that the specification makes of its fields",
    arguments: [
      (1, 0, "0100000004 06a587"), (100, 200, "6400900104 569c62"), (131_071, 131_071, "ffffffff07 936557"),
    ])
  func lz4(length: Int, uncompressed: Int, image: String) throws {
    try check(
      SegmentHeader(length: length, uncompressedLength: uncompressed, isSelfContained: true), .lz4, image)
  }

  private func check(_ header: SegmentHeader, _ format: SegmentFormat, _ image: String) throws {
    var writer = ByteWriter()
    header.encode(into: &writer, format: format)
    #expect(writer.bytes == hex(image))
    var reader = ByteReader(hex(image))
    #expect(try SegmentHeader(from: &reader, format: format) == header)
    for bit in 0..<writer.count * 8 {
      var damaged = writer.bytes
      damaged[bit / 8] ^= 1 << UInt8(bit % 8)
      var reader = ByteReader(damaged)
      #expect(throws: CQLProtocolError.self) { try SegmentHeader(from: &reader, format: format) }
    }
  }

  @Test("The checksum of no payload is its seed")
  func emptyChecksum() {
    #expect(CRC32.checksum([], in: 0..<0) == 0x4477_7ed3)
    #expect(CRC32.checksum([1, 2], in: 1..<1) == 0x4477_7ed3)
  }
}
