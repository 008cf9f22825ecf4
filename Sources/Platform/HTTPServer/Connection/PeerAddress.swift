internal import CMicroHTTPD
internal import Glibc

/// A client's address as text.
enum PeerAddress {
  /// "127.0.0.1" or "2001:db8::1"; an IPv4 address that came by an IPv6 socket as IPv4; "" for any other kind.
  static func text(of address: UnsafePointer<sockaddr>?) -> String {
    guard let address else { return "" }
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET: return print(AF_INET, raw + (MemoryLayout<sockaddr_in>.offset(of: \.sin_addr) ?? 0))
    case AF_INET6:
      let text = print(AF_INET6, raw + (MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 0))
      return text.hasPrefix("::ffff:") && text.contains(".") ? String(text.dropFirst(7)) : text
    default: return ""
    }
  }

  private static func print(_ family: Int32, _ address: UnsafeRawPointer) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(INET6_ADDRSTRLEN)) { text in
      guard let start = text.baseAddress, inet_ntop(family, address, start, socklen_t(text.count)) != nil else {
        return ""
      }
      return String(cString: start)
    }
  }
}
