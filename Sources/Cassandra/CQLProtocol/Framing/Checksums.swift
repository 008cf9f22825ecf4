internal import CZlib

/// The checksum of a segment's header (v5 §2.1): 24 bits, polynomial 0x1974F0B, not reflected.
enum CRC24 {
  /// The checksum of the lowest `count` bytes of `header`, the lowest first.
  static func checksum(_ header: UInt64, count: Int) -> UInt32 {
    var crc: UInt32 = 0x87_5060
    for index in 0..<count {
      let byte = UInt32(truncatingIfNeeded: header >> UInt64(8 * index)) & 0xFF
      crc = (crc << 8 ^ table[Int((crc >> 16 ^ byte) & 0xFF)]) & 0xFF_FFFF
    }
    return crc
  }

  /// What a byte in front does to the rest.
  private static let table: [UInt32] = (0..<256).map { byte in
    var crc = UInt32(byte) << 16
    for _ in 0..<8 {
      crc <<= 1
      if crc & 0x100_0000 != 0 { crc ^= 0x197_4F0B }
    }
    return crc
  }
}

/// The checksum of a segment's payload (v5 §2.1): that of zlib, begun with four fixed bytes.
enum CRC32 {
  /// The checksum of some of the bytes.
  static func checksum(_ bytes: [UInt8], in range: Range<Int>) -> UInt32 {
    // Asked for the checksum of no bytes, zlib may begin anew.
    if range.isEmpty { return UInt32(truncatingIfNeeded: seed) }
    return bytes.withUnsafeBufferPointer { bytes in
      let part = UnsafeBufferPointer(rebasing: bytes[range])
      return UInt32(truncatingIfNeeded: crc32(seed, part.baseAddress, uInt(part.count)))
    }
  }

  /// Fed to the checksum first, so that a payload of zeros does not have the checksum zero.
  private static let seed: uLong = [0xFA, 0x2D, 0x55, 0xCA].withUnsafeBufferPointer { crc32(0, $0.baseAddress, 4) }
}
