/// How the segments of a connection look (v5 §2.1, §2.2).
enum SegmentFormat: Hashable, Sendable {
  /// With a header of 3 + 3 bytes.
  case plain
  /// With a header of 5 + 3 bytes, also where a payload is not compressed.
  case lz4

  /// How many bytes the header has in front of its checksum.
  var fieldBytes: Int { self == .plain ? 3 : 5 }
  var headerBytes: Int { fieldBytes + 3 }
}

/// What is said in front of a segment's payload (v5 §2.1, §2.2). Its integers are little-endian.
struct SegmentHeader: Hashable {
  /// The most bytes that a payload may have, on the wire and decompressed.
  static let maximalLength = 1 << 17 - 1
  /// How many bytes the checksum behind the payload has.
  static let trailerBytes = 4

  /// How many bytes of payload follow.
  let length: Int
  /// How many bytes the payload is decompressed to; 0 if it is not compressed.
  let uncompressedLength: Int
  /// Whether the payload holds whole envelopes, not a part of one.
  let isSelfContained: Bool

  init(length: Int, uncompressedLength: Int = 0, isSelfContained: Bool) {
    self.length = length
    self.uncompressedLength = uncompressedLength
    self.isSelfContained = isSelfContained
  }

  /// Reads a header of which all bytes must be there.
  init(from reader: inout ByteReader, format: SegmentFormat) throws(CQLProtocolError) {
    let start = reader.offset
    let fields = try reader.littleEndian(format.fieldBytes)
    let checksum = try reader.littleEndian(3)
    guard CRC24.checksum(fields, count: format.fieldBytes) == UInt32(truncatingIfNeeded: checksum) else {
      throw CQLProtocolError(.damaged, at: start, "the checksum of a segment's header does not fit it")
    }
    length = Int(fields & UInt64(Self.maximalLength))
    switch format {
    case .plain:
      uncompressedLength = 0
      isSelfContained = fields >> 17 & 1 != 0
    case .lz4:
      uncompressedLength = Int(fields >> 17 & UInt64(Self.maximalLength))
      isSelfContained = fields >> 34 & 1 != 0
    }
  }

  func encode(into writer: inout ByteWriter, format: SegmentFormat) {
    let contained: UInt64 = isSelfContained ? 1 : 0
    let fields =
      switch format {
      case .plain: UInt64(length) | contained << 17
      case .lz4: UInt64(length) | UInt64(uncompressedLength) << 17 | contained << 34
      }
    writer.littleEndian(fields, count: format.fieldBytes)
    writer.littleEndian(UInt64(CRC24.checksum(fields, count: format.fieldBytes)), count: 3)
  }
}

extension ByteReader {
  /// An unsigned integer of up to eight bytes, the lowest first.
  mutating func littleEndian(_ count: Int) throws(CQLProtocolError) -> UInt64 {
    var value: UInt64 = 0
    for index in try range(count, of: "segment's header").reversed() { value = value << 8 | UInt64(storage[index]) }
    return value
  }
}

extension ByteWriter {
  /// The lowest `count` bytes of `value`, the lowest first.
  mutating func littleEndian(_ value: UInt64, count: Int) {
    for index in 0..<count { byte(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
  }
}
