internal import CUV
internal import Glibc
internal import Synchronization

/// A TCP socket that listens: non-blocking, closed across `exec`, its port free again as soon as it is closed.
///
/// It owns its descriptor, which is closed with ``close()``, when the object is dropped, or by whoever took it with
/// ``release()``. Several loops may accept from duplicates of one socket.
public final class ListeningSocket: Sendable {
  /// Where it listens; where port 0 was asked for, with the port the system chose.
  public let localAddress: SocketAddress

  let backlog: Int32
  private let owned: Mutex<Int32?>

  /// Binds a socket and lets it listen.
  /// - Parameters:
  ///   - address: where; port 0 lets the system choose one.
  ///   - backlog: how many connections may wait to be accepted; the system has its own limit (`net.core.somaxconn`).
  ///   - reusePort: lets several sockets listen at the same address, among which the system divides the connections.
  /// - Throws: ``NetworkError`` with what to do about it.
  public init(binding address: SocketAddress, backlog: Int32 = 1024, reusePort: Bool = false) throws(NetworkError) {
    let descriptor = try Self.open(address, backlog, reusePort)
    guard let local = SocketAddress(filledBy: { getsockname(descriptor, $0, $1) }) else {
      let error = NetworkError(uv: -errno, "learn the address of a listening socket")
      _ = Glibc.close(descriptor)
      throw error
    }
    self.backlog = backlog
    localAddress = local
    owned = Mutex(descriptor)
  }

  private init(descriptor: Int32, localAddress: SocketAddress, backlog: Int32) {
    self.localAddress = localAddress
    self.backlog = backlog
    owned = Mutex(descriptor)
  }

  deinit { close() }

  /// The descriptor, still the object's; -1 once it has been closed or released.
  public var descriptor: Int32 { owned.withLock { $0 ?? -1 } }

  /// A second socket object for the same queue of connections.
  /// - Throws: ``NetworkError`` when there are no descriptors left or this one is closed.
  public func duplicate() throws(NetworkError) -> ListeningSocket {
    let copy = owned.withLock { descriptor -> Int32 in
      guard let descriptor else { return -EBADF }
      let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
      return copy < 0 ? -errno : copy
    }
    if copy < 0 { throw NetworkError(uv: copy, "duplicate the socket that listens on \(localAddress)") }
    return ListeningSocket(descriptor: copy, localAddress: localAddress, backlog: backlog)
  }

  /// Gives the descriptor away: the caller closes it. -1 where it has been closed or released before.
  public func release() -> Int32 { take() ?? -1 }

  /// Closes the descriptor. Connections go on being accepted until the last duplicate is closed.
  public func close() {
    if let descriptor = take() { _ = Glibc.close(descriptor) }
  }

  private func take() -> Int32? {
    owned.withLock { descriptor in
      defer { descriptor = nil }
      return descriptor
    }
  }
}

extension ListeningSocket {
  private static func open(
    _ address: SocketAddress, _ backlog: Int32, _ reusePort: Bool
  ) throws(NetworkError) -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { throw failure(errno, address) }
    var options = [SO_REUSEADDR]
    if reusePort { options.append(SO_REUSEPORT) }
    var one: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    let configured = options.allSatisfy { setsockopt(descriptor, SOL_SOCKET, $0, &one, size) == 0 }
    guard
      configured, address.withSocketAddress({ bind(descriptor, $0, $1) }) == 0, listen(descriptor, backlog) == 0
    else {
      let error = failure(errno, address)
      _ = Glibc.close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func failure(_ code: Int32, _ address: SocketAddress) -> NetworkError {
    let error = NetworkError(uv: -code, "listen on \(address)")
    let advice =
      switch code {
      case EADDRINUSE: "another program listens there. Stop it, or choose another port."
      case EACCES where address.port < 1024: "ports below 1024 are the administrator's. Choose a higher one."
      case EADDRNOTAVAIL: "this machine has no such address. Choose one of its own, 127.0.0.1 or 0.0.0.0."
      default: "\(systemMessage(-code))."
      }
    return NetworkError(error.code, "Could not listen on \(address): \(advice)")
  }
}
