internal import CUV
internal import Glibc

/// A TCP connection on an event loop, with or without TLS, driven by callbacks on the loop's thread.
///
/// This is the layer for drivers: what arrives is handed over in the turn that read it, without a hop and without being
/// copied; what is written in one turn leaves together at its end. ``TCPStream`` puts `async` methods on top.
///
/// A connection comes from ``connect(to:on:options:tls:serverName:)``, ``connect(host:port:on:options:tls:)`` or a
/// ``TCPListener``. Set its handlers, then call ``startReading()``. The loop keeps it until it is closed.
///
/// ## Back-pressure
/// Inbound: nothing is read while reading is paused, and the peer's system makes it wait. Outbound: ``write(_:)-([UInt8])``
/// always takes its bytes; ``isWritable`` says when to stop and ``onWritable`` when to go on.
///
/// ## End
/// Each side ends its own direction: ``finishWriting()`` here, `onEnd` for the peer's. When both have, or after
/// ``close()`` or a failure, `onClose` is called once, and no handler any more. A peer that vanishes while reading is
/// paused is noticed when reading or writing goes on.
///
/// Everything here belongs on the loop's thread, which each call checks.
public final class TCPConnection: @unchecked Sendable {  // every method checks that it is on the loop's thread
  /// The loop the connection lives on.
  public let loop: EventLoop
  /// The peer's address.
  public let remoteAddress: SocketAddress

  /// Takes what has arrived. The bytes are valid during the call only.
  public var onRead: ((UnsafeRawBufferPointer) -> Void)?
  /// The peer sends no more. Without a handler this side then ends as well, with what is written.
  public var onEnd: (() -> Void)?
  /// There is room again after ``isWritable`` was false.
  public var onWritable: (() -> Void)?
  /// The connection is gone: the reason, nil where both sides ended it in good order or this side closed it.
  public var onClose: ((NetworkError?) -> Void)?

  enum Phase { case connecting, handshaking, open, closed }

  var phase = Phase.connecting
  var handle: UnsafeMutablePointer<uv_tcp_t>?
  var tls: TLSSession?
  var timer: LoopTimer?
  /// Told once whether the connection came about.
  var established: ((Result<TCPConnection, NetworkError>) -> Void)?
  var closeReason: NetworkError?
  let options: TCPOptions

  // Reading
  var readsWanted = false
  var readsSystem = false
  var peerEnded = false

  // Writing
  /// What is written and not enciphered yet; unused without TLS.
  let plain = ByteQueue()
  /// What is ready for the system.
  let output: ByteQueue
  /// What libuv is sending; not to be touched until it is through.
  let inFlight = ByteQueue()
  let writeRequest = allocateHandle(uv_write_t.self)
  let shutdownRequest = allocateHandle(uv_shutdown_t.self)
  var isSending = false
  var flushQueued = false
  var full = false
  var finish = Finish.none

  /// How far the end of this side's direction has come.
  enum Finish { case none, wanted(thenClose: Bool), announced, done }

  /// A connection around a handle of its own, which it closes.
  init(
    _ handle: UnsafeMutablePointer<uv_tcp_t>, on loop: EventLoop, remoteAddress: SocketAddress, options: TCPOptions,
    tls: TLSSession?
  ) {
    self.handle = handle
    self.loop = loop
    self.remoteAddress = remoteAddress
    self.options = options
    self.tls = tls
    output = tls?.output ?? ByteQueue()
    handle.pointee.data = retainedData(self)
  }

  /// A new socket's handle.
  static func makeHandle(on loop: EventLoop) throws(NetworkError) -> UnsafeMutablePointer<uv_tcp_t> {
    if loop.stopping { throw .loopStopped }
    let handle = allocateHandle(uv_tcp_t.self)
    let code = uv_tcp_init(loop.uv, handle)
    guard code == 0 else {
      handle.deallocate()
      throw NetworkError(uv: code, "create a socket")
    }
    return handle
  }

  deinit {
    writeRequest.deallocate()
    shutdownRequest.deallocate()
  }

  /// This side's address; nil once the connection is closed.
  public var localAddress: SocketAddress? {
    loop.preconditionCurrent()
    guard let handle else { return nil }
    return SocketAddress(filledBy: Self.asking(handle, uv_tcp_getsockname))
  }

  /// Whether the connection is up: neither closed nor failed.
  public var isOpen: Bool {
    loop.preconditionCurrent()
    return phase == .open
  }

  /// The handle as libuv's stream functions want it.
  var stream: UnsafeMutablePointer<uv_stream_t>? {
    handle.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: uv_stream_t.self) }
  }

  /// One of libuv's two questions for a socket's addresses, in the shape of the system's.
  static func asking(
    _ handle: UnsafeMutablePointer<uv_tcp_t>,
    _ question:
      @escaping (UnsafePointer<uv_tcp_t>?, UnsafeMutablePointer<sockaddr>?, UnsafeMutablePointer<Int32>?) ->
      Int32
  ) -> (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32 {
    { address, size in size.withMemoryRebound(to: Int32.self, capacity: 1) { question(handle, address, $0) } }
  }

  static func of(_ stream: UnsafeMutablePointer<uv_stream_t>?) -> TCPConnection? {
    stream?.pointee.data.map { owner($0, as: TCPConnection.self) }
  }
}
