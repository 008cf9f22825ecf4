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
    socket = try address.port == 0 ? Self.chosen(at: address) : ListeningSocket(binding: address, backlog: 1)
    shutdown(socket.descriptor, Int32(SHUT_RD))
  }

  /// Only a port that was asked for by its number stays bound when the socket listens no more. Between being chosen and
  /// being asked for, somebody else may be given it.
  private static func chosen(at address: SocketAddress) throws(NetworkError) -> ListeningSocket {
    for _ in 0..<attempts {
      do { return try again(at: address) } catch { if error.code != .addressInUse { throw error } }
    }
    return try again(at: address)
  }

  private static let attempts = 20

  private static func again(at address: SocketAddress) throws(NetworkError) -> ListeningSocket {
    let probe = try ListeningSocket(binding: address, backlog: 1)
    probe.close()
    return try ListeningSocket(binding: probe.localAddress, backlog: 1)
  }
}
