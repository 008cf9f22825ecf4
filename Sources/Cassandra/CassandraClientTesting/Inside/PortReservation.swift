internal import EventLoops
internal import Glibc

/// Keeps a port for a node that does not listen just now: connections are refused, and nobody else is given the port
/// meanwhile.
final class PortReservation: Sendable {
  /// Where the node may listen.
  var address: SocketAddress { socket.localAddress }
  private let socket: ListeningSocket

  /// - Parameter address: where; port 0 lets the system choose one.
  /// - Throws: ``NetworkError`` if it is taken.
  init(_ address: SocketAddress) throws(NetworkError) {
    // Only a port that was asked for by its number stays bound when the socket listens no more.
    socket = try ListeningSocket(binding: try Self.chosen(address), backlog: 1)
    shutdown(socket.descriptor, Int32(SHUT_RD))
  }

  private static func chosen(_ address: SocketAddress) throws(NetworkError) -> SocketAddress {
    guard address.port == 0 else { return address }
    let probe = try ListeningSocket(binding: address, backlog: 1)
    defer { probe.close() }
    return probe.localAddress
  }
}
