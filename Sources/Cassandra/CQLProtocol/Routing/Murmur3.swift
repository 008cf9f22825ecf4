/// MurmurHash3 for x64, 128 bits, seed 0, as Cassandra computes it: the bytes behind the last whole block of 16 are
/// taken for signed ones, so that those from 0x80 on give another hash than the published algorithm.
enum Murmur3 {
  private static let c1: UInt64 = 0x87c3_7b91_1142_53d5
  private static let c2: UInt64 = 0x4cf5_ad43_2745_937f

  /// The first half of the hash.
  static func hash(_ bytes: [UInt8], in range: Range<Int>) -> UInt64 {
    var h1: UInt64 = 0
    var h2: UInt64 = 0
    let tail = range.upperBound - range.count % 16
    let raw = bytes.span.bytes
    for block in stride(from: range.lowerBound, to: tail, by: 16) {
      let k1 = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: block, as: UInt64.self))
      let k2 = UInt64(littleEndian: raw.unsafeLoadUnaligned(fromByteOffset: block + 8, as: UInt64.self))
      h1 ^= mixed(k1, c1, 31, c2)
      h1 = (rotated(h1, 27) &+ h2) &* 5 &+ 0x52dc_e729
      h2 ^= mixed(k2, c2, 33, c1)
      h2 = (rotated(h2, 31) &+ h1) &* 5 &+ 0x3849_5ab5
    }
    let rest = range.upperBound - tail
    if rest > 8 { h2 ^= mixed(signed(bytes[tail + 8..<range.upperBound]), c2, 33, c1) }
    if rest > 0 { h1 ^= mixed(signed(bytes[tail..<tail + min(8, rest)]), c1, 31, c2) }
    h1 ^= UInt64(range.count)
    h2 ^= UInt64(range.count)
    h1 &+= h2
    h2 &+= h1
    h1 = finished(h1)
    h2 = finished(h2)
    return h1 &+ h2
  }

  /// The bytes as an integer, the lowest first, each spreading its sign over those above it.
  private static func signed(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      value ^= UInt64(bitPattern: Int64(Int8(bitPattern: byte))) << UInt64(8 * index)
    }
    return value
  }

  private static func mixed(_ key: UInt64, _ first: UInt64, _ turn: UInt64, _ second: UInt64) -> UInt64 {
    rotated(key &* first, turn) &* second
  }

  private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 { value << bits | value >> (64 - bits) }

  private static func finished(_ value: UInt64) -> UInt64 {
    var value = value
    value ^= value >> 33
    value = value &* 0xff51_afd7_ed55_8ccd
    value ^= value >> 33
    value = value &* 0xc4ce_b9fe_1a85_ec53
    return value ^ value >> 33
  }
}
