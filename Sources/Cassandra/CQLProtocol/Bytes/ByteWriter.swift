/// Writes the notations of the protocol (§3) one after another into bytes of its own.
public struct ByteWriter: Hashable, Sendable {
  /// What was written.
  public internal(set) var bytes: [UInt8]

  /// A writer with room for so many bytes; it makes more as needed.
  public init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// A writer that goes on behind these bytes.
  init(continuing bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes were written.
  public var count: Int { bytes.count }

  /// Forgets what was written and keeps the memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// [byte].
  public mutating func byte(_ value: UInt8) { bytes.append(value) }

  /// [short].
  public mutating func short(_ value: UInt16) { integer(value) }

  /// [int].
  public mutating func int(_ value: Int32) { integer(value) }

  /// [long].
  public mutating func long(_ value: Int64) { integer(value) }

  /// A big-endian integer.
  @inline(__always)
  mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes as they are, without a length.
  mutating func raw(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  /// Some of the bytes as they are, without a length.
  mutating func raw(_ more: [UInt8], in range: Range<Int>) {
    more.withUnsafeBufferPointer { bytes.append(contentsOf: $0[range]) }
  }

  /// [unsigned vint]: seven bits a byte, the first byte's leading ones saying how many bytes follow it.
  public mutating func unsignedVint(_ value: UInt64) {
    let bits = UInt64.bitWidth - value.leadingZeroBitCount
    let extra = bits > 56 ? 8 : max(0, (bits - 1) / 7)
    let marks = UInt8(truncatingIfNeeded: 0xFF00 >> extra)
    bytes.append(marks | (extra == 8 ? 0 : UInt8(truncatingIfNeeded: value >> UInt64(8 * extra))))
    for index in stride(from: extra - 1, through: 0, by: -1) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
    }
  }

  /// [vint]: a signed integer, small if it is near zero.
  public mutating func vint(_ value: Int64) {
    unsignedVint(UInt64(bitPattern: value >> 63 ^ value << 1))
  }

  /// Leaves room for an [int] that is known later, and says where.
  mutating func reserveInt() -> Int {
    defer { integer(Int32(0)) }
    return bytes.count
  }

  /// Writes an [int] where room was left for it.
  mutating func setInt(_ value: Int32, at offset: Int) {
    precondition(offset >= 0 && offset + 4 <= count, "there is no room for an [int] at \(offset)")
    bytes.withUnsafeMutableBytes { $0.storeBytes(of: value.bigEndian, toByteOffset: offset, as: Int32.self) }
  }
}
