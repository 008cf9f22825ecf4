import EventLoops
import Glibc

/// A client that sends the bytes it is told and notes what comes back, with a deadline on every wait.
final class RawClient {
  /// Everything received so far.
  private(set) var received: [UInt8] = []
  /// Whether the server has closed the connection.
  private(set) var isClosed = false
  let descriptor: Int32

  struct Failed: Error {
    let operation: String
    let code = errno
  }

  /// Seconds that a wait may take before the test fails: a guard against a hang and no measure.
  static let patience = 300

  /// - Parameter receiveBuffer: bytes the system may hold for a client that does not read.
  init(to address: SocketAddress, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failed(operation: "socket") }
    if var receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
    }
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = address.port.bigEndian
    target.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &target) { target in
      target.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
    }
    guard connected else {
      let failed = Failed(operation: "connect")
      close()
      throw failed
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  deinit { close() }

  private var isOpen = true

  /// Leaves.
  func close() {
    guard isOpen else { return }
    isOpen = false
    _ = Glibc.close(descriptor)
  }

  /// What has been received as responses, interim ones among them.
  var responses: [RawResponse] { RawResponse.parse(received, isClosed: isClosed, headOnly: answersHead) }

  /// Whether the answers have no bodies, as those to HEAD.
  var answersHead = false

  var text: String { String(decoding: received, as: UTF8.self) }

  /// Reads what is there without waiting.
  func readAvailable() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while !isClosed {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count > 0 {
        received += buffer[..<count]
      } else if count == 0 || errno != EAGAIN {
        isClosed = true
      } else {
        return
      }
    }
  }

  /// Sends what the system takes without waiting, and says what is left; nothing once the server has gone.
  func sendAvailable(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if count < 0 { return errno == EAGAIN ? rest : [] }
      rest = rest.dropFirst(count)
    }
    return rest
  }
}
