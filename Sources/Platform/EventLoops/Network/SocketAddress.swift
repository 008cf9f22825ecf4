internal import CUV
internal import Glibc

/// Where a socket is: an IPv4 or IPv6 address and a port.
public struct SocketAddress: Hashable, Sendable {
  enum IP: Hashable {
    /// The four bytes as the network sends them, the first highest.
    case v4(UInt32)
    /// The sixteen bytes in two halves, and the interface of a link-local address (0: none).
    case v6(high: UInt64, low: UInt64, scope: UInt32)
  }

  let ip: IP
  /// The port; 0 asks the system to choose when a socket is bound.
  public let port: UInt16

  init(_ ip: IP, port: UInt16) {
    self.ip = ip
    self.port = port
  }

  /// 127.0.0.1, reached by this machine only.
  public static func loopback(port: UInt16) -> SocketAddress { SocketAddress(.v4(0x7F00_0001), port: port) }

  /// 0.0.0.0, every IPv4 address of this machine.
  public static func any(port: UInt16) -> SocketAddress { SocketAddress(.v4(0), port: port) }

  /// The same address with another port.
  public func with(port: UInt16) -> SocketAddress { SocketAddress(ip, port: port) }

  /// Whether this is an IPv6 address.
  public var isIPv6: Bool { if case .v6 = ip { true } else { false } }
}

extension SocketAddress {
  /// Reads an address without port, such as `192.0.2.1`, `2001:db8::1` or `fe80::1%eth0`. Names are not looked up.
  /// - Returns: nil where `ip` is none.
  public init?(ip: String, port: UInt16) {
    guard !ip.utf8.contains(0) else { return nil }
    var v4 = sockaddr_in()
    var v6 = sockaddr_in6()
    if uv_ip4_addr(ip, Int32(port), &v4) == 0 {
      self.init(v4)
      return
    }
    let parts = ip.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard uv_ip6_addr(parts[0], Int32(port), &v6) == 0 else { return nil }
    if parts.count == 2 {
      v6.sin6_scope_id = UInt32(parts[1]) ?? if_nametoindex(parts[1])
      if v6.sin6_scope_id == 0 { return nil }
    }
    self.init(v6)
  }

  /// Reads an address with its port, such as `192.0.2.1:80` or `[2001:db8::1]:80`.
  /// - Returns: nil where `text` is none.
  public init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...]) else {
      return nil
    }
    let host = text[..<colon]
    if host.first == "[" {
      guard host.last == "]", host.contains(":") else { return nil }
      self.init(ip: String(host.dropFirst().dropLast()), port: port)
    } else {
      guard !host.contains(":") else { return nil }
      self.init(ip: String(host), port: port)
    }
  }

  private static func port(_ digits: Substring) -> UInt16? {
    digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? UInt16(digits) : nil
  }
}

extension SocketAddress: CustomStringConvertible {
  /// The address without its port, in the shortest form.
  public var host: String {
    withSocketAddress { address, _ in
      var text = [CChar](repeating: 0, count: 64)
      uv_ip_name(address, &text, text.count)
      let name = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      if case .v6(_, _, let scope) = ip, scope != 0 { return "\(name)%\(scope)" }
      return name
    }
  }

  /// The address with its port, IPv6 in brackets.
  public var description: String { isIPv6 ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
