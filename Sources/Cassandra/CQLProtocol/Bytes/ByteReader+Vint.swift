extension ByteReader {
  /// [unsigned vint]: the first byte's leading ones say how many bytes follow it.
  public mutating func unsignedVint() throws(CQLProtocolError) -> UInt64 {
    let first = try byte()
    let extra = (~first).leadingZeroBitCount
    let range = try range(extra, of: "[unsigned vint]")
    var value = extra >= 7 ? 0 : UInt64(first & (0xFF >> UInt8(extra + 1)))
    for index in range { value = value << 8 | UInt64(storage[index]) }
    return value
  }

  /// [vint]: a signed integer, small if it is near zero.
  public mutating func vint() throws(CQLProtocolError) -> Int64 {
    let value = try unsignedVint()
    return Int64(bitPattern: value >> 1 ^ (0 &- (value & 1)))
  }
}
