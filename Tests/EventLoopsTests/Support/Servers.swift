import EventLoops
import Glibc

/// Listens at a free port of this machine and leaves each connection to `accept`, on the loop's thread.
func serve(
  on loop: EventLoop, options: TCPOptions = TCPOptions(), tls: TLSServerConfiguration? = nil,
  failures: Shared<[NetworkError]>? = nil, _ accept: @escaping @Sendable (TCPConnection) -> Void
) async throws -> SocketAddress {
  let socket = try ListeningSocket(binding: .loopback(port: 0))
  try await loop.run {
    let listener = try TCPListener(socket, on: loop, options: options, tls: tls, onAccept: accept)
    listener.onFailure = { error in failures?.update { $0.append(error) } }
  }
  return socket.localAddress
}

extension TCPOptions {
  /// For connections by name: names that nobody answers for may keep both of libuv's threads for a while.
  static var patient: TCPOptions {
    var options = TCPOptions()
    options.timeout = .seconds(600)
    return options
  }
}

/// Sends back what arrives, no faster than it is taken, and ends when the peer does.
func echo(_ connection: TCPConnection) {
  connection.onRead = { [unowned connection] bytes in
    connection.write(bytes)
    if !connection.isWritable { connection.pauseReading() }
  }
  connection.onWritable = { [unowned connection] in connection.startReading() }
  connection.startReading()
}

extension TCPStream {
  /// Everything up to the peer's end.
  func readAll() async throws -> [UInt8] {
    var all: [UInt8] = []
    while let bytes = try await read() { all += bytes }
    return all
  }

  /// Sends text.
  func write(_ text: String) async throws { try await write(Array(text.utf8)) }
}

/// An address of this machine where nobody listens, and nobody else can while it is kept.
final class ClosedPort: Sendable {
  struct Failed: Error {}

  let address: SocketAddress
  private let descriptor: Int32

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &place) { [descriptor] place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
      }
    }
    address = .loopback(port: UInt16(bigEndian: place.sin_port))
    guard isBound else { throw Failed() }
  }

  deinit { close(descriptor) }
}

/// Bytes that differ from place to place: a block whose length is a prime, again and again.
func pattern(_ count: Int) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + block.count)
  while bytes.count < count { bytes += block }
  bytes.removeLast(bytes.count - count)
  return bytes
}

private let block = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }

/// Waits until `condition` holds on the loop; bounded by its suite's time limit.
func until(_ loop: EventLoop, _ condition: @escaping @Sendable () -> Bool) async throws {
  while try await !loop.run(condition) { try await loop.sleep(for: .milliseconds(1)) }
}
