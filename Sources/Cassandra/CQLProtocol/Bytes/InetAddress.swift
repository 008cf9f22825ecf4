/// The address of a machine, of IPv4 or IPv6: [inetaddr] (§3) and the type inet.
public struct InetAddress: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64
  /// Whether it is an address of IPv4.
  public let isIPv4: Bool

  /// The address of IPv4 of these 32 bits: 127.0.0.1 is 0x7F000001.
  public init(v4 address: UInt32) {
    high = 0
    low = UInt64(address)
    isIPv4 = true
  }

  /// The address of IPv6 of these 128 bits.
  public init(v6 high: UInt64, _ low: UInt64) {
    self.high = high
    self.low = low
    isIPv4 = false
  }

  /// The address of these bytes in network order; `nil` unless there are 4 or 16.
  public init?(_ bytes: some Collection<UInt8>) {
    var high: UInt64 = 0
    var low: UInt64 = 0
    for byte in bytes {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
    switch bytes.count {
    case 4: self.init(v4: UInt32(low))
    case 16: self.init(v6: high, low)
    default: return nil
    }
  }

  /// The address in network order: 4 bytes or 16.
  public var bytes: [UInt8] {
    var writer = ByteWriter(capacity: byteCount)
    writer.inetBytes(self)
    return writer.bytes
  }

  var byteCount: Int { isIPv4 ? 4 : 16 }
}

extension ByteWriter {
  /// The bytes of an address, without their number.
  mutating func inetBytes(_ address: InetAddress) {
    if address.isIPv4 {
      integer(address.v4Bits)
    } else {
      integer(address.v6Bits.high)
      integer(address.v6Bits.low)
    }
  }
}

extension InetAddress: CustomStringConvertible {
  fileprivate var v4Bits: UInt32 { UInt32(truncatingIfNeeded: low) }
  fileprivate var v6Bits: (high: UInt64, low: UInt64) { (high, low) }

  /// The address as people write it; that of IPv6 with its longest run of zeros left out (RFC 5952).
  public var description: String {
    if isIPv4 { return bytes.map(String.init).joined(separator: ".") }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: ($0 < 4 ? high : low) >> UInt64(48 - $0 % 4 * 16)) }
    let gap = Self.longestZeros(in: groups)
    func text(_ part: ArraySlice<UInt16>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    return gap.count < 2 ? text(groups[...]) : text(groups[..<gap.lowerBound]) + "::" + text(groups[gap.upperBound...])
  }

  private static func longestZeros(in groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 { start = index + 1 } else if index + 1 - start > longest.count { longest = start..<index + 1 }
    }
    return longest
  }
}

/// Where a node listens: [inet] (§3).
public struct InetEndpoint: Hashable, Sendable {
  /// The node's address.
  public let address: InetAddress
  /// The port it listens at.
  public let port: UInt16

  /// The place of that address and port.
  public init(address: InetAddress, port: UInt16) {
    self.address = address
    self.port = port
  }
}

extension InetEndpoint: CustomStringConvertible {
  /// As in "127.0.0.1:9042" and "[::1]:9042".
  public var description: String { address.isIPv4 ? "\(address):\(port)" : "[\(address)]:\(port)" }
}
