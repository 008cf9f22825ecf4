internal import CQLProtocol
internal import EventLoops

extension InetAddress {
  /// The address without its port, as the system tables have it.
  init(_ address: SocketAddress) {
    let host = address.host.split(separator: "%")[0]
    guard address.isIPv6 else {
      let number = host.split(separator: ".").reduce(UInt32(0)) { $0 << 8 | (UInt32($1) ?? 0) }
      self.init(v4: number)
      return
    }
    let groups = Self.groups(host)
    func half(_ part: ArraySlice<UInt16>) -> UInt64 { part.reduce(0) { $0 << 16 | UInt64($1) } }
    self.init(v6: half(groups[..<4]), half(groups[4...]))
  }

  /// The eight groups of an address whose longest run of zeros may be left out.
  private static func groups(_ text: Substring) -> [UInt16] {
    func numbers(_ part: Substring) -> [UInt16] { part.split(separator: ":").map { UInt16($0, radix: 16) ?? 0 } }
    guard let gap = text.firstRange(of: "::") else { return padded(numbers(text), []) }
    return padded(numbers(text[..<gap.lowerBound]), numbers(text[gap.upperBound...]))
  }

  private static func padded(_ front: [UInt16], _ back: [UInt16]) -> [UInt16] {
    front + Array(repeating: 0, count: max(0, 8 - front.count - back.count)) + back
  }
}
