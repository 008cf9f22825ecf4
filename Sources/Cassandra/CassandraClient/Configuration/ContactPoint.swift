internal import EventLoops

/// Where the client looks for the cluster first: an address, or a name that is looked up anew whenever no known node
/// can be reached.
public struct ContactPoint: Hashable, Sendable, CustomStringConvertible {
  /// A name, or an IP address without brackets.
  public let host: String
  /// The port of the native protocol.
  public let port: UInt16

  /// The port that nodes listen on unless told otherwise.
  public static let standardPort: UInt16 = 9042

  /// A place of that name or address.
  public init(_ host: String, port: UInt16 = standardPort) {
    self.host = host
    self.port = port
  }

  /// Reads `host`, `host:port`, an IPv6 address, or one in brackets with a port.
  /// - Returns: nil where the text is none of these.
  public init?(parsing text: String) {
    if let address = SocketAddress(text) {
      self.init(address.host, port: address.port)
    } else if SocketAddress(ip: text, port: 0) != nil {
      self.init(text)
    } else {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard let host = parts.first, !host.isEmpty, parts.count <= 2, !host.contains(where: \.isWhitespace) else {
        return nil
      }
      guard parts.count == 2 else {
        self.init(String(host))
        return
      }
      guard let port = UInt16(parts[1]), port > 0 else { return nil }
      self.init(String(host), port: port)
    }
  }

  /// The host with its port, as `parsing` reads it.
  public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
