internal import CUV

/// Accepts connections on an event loop. Belongs to the loop's thread.
public final class TCPListener {
  /// The loop that accepts, on which the connections live.
  public let loop: EventLoop
  /// Where connections are accepted.
  public let localAddress: SocketAddress
  /// Connections accepted from now on use this; nil is no TLS. Those that are up keep what they have.
  public var tls: TLSServerConfiguration?
  /// Told of connections that did not come about: a failed TLS handshake, or no descriptors left.
  public var onFailure: ((NetworkError) -> Void)?

  private let options: TCPOptions
  private var onAccept: ((TCPConnection) -> Void)?
  private var handle: UnsafeMutablePointer<uv_tcp_t>?

  /// Starts accepting. The loop keeps the listener until it is closed.
  /// - Parameters:
  ///   - socket: where; the listener uses a duplicate, so that several loops may accept from one socket.
  ///   - loop: who accepts; the caller is on its thread.
  ///   - options: how the connections are to behave, and how long a TLS handshake may take.
  ///   - tls: the server's certificate, if connections are to be enciphered.
  ///   - onAccept: takes a connection that is up; it sets the handlers and starts reading.
  /// - Throws: ``NetworkError`` when the socket is closed, the system has no descriptors left or the loop is stopping.
  public init(
    _ socket: ListeningSocket, on loop: EventLoop, options: TCPOptions = TCPOptions(),
    tls: TLSServerConfiguration? = nil, onAccept: @escaping (TCPConnection) -> Void
  ) throws(NetworkError) {
    loop.preconditionCurrent()
    self.loop = loop
    self.tls = tls
    self.options = options
    self.onAccept = onAccept
    localAddress = socket.localAddress
    try listen(try socket.duplicate())
  }

  private func listen(_ socket: ListeningSocket) throws(NetworkError) {
    let handle = try TCPConnection.makeHandle(on: loop)
    let stream = UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_stream_t.self)
    var code = uv_tcp_open(handle, socket.descriptor)
    if code == 0 {
      _ = socket.release()
      code = uv_listen(stream, socket.backlog) { stream, status in
        guard let data = stream?.pointee.data else { return }
        owner(data, as: TCPListener.self).accept(status)
      }
    }
    guard code == 0 else {
      closeHandle(handle)
      throw NetworkError(uv: code, "accept connections on \(localAddress)")
    }
    handle.pointee.data = retainedData(self)
    self.handle = handle
  }

  /// Stops accepting. Connections that are up stay up.
  public func close() {
    guard let handle else { return }
    loop.preconditionCurrent()
    self.handle = nil
    (onAccept, onFailure) = (nil, nil)
    closeHandle(handle)
  }

  private func accept(_ status: Int32) {
    do throws(NetworkError) {
      if status < 0 { throw NetworkError(uv: status, "accept a connection on \(localAddress)") }
      guard let handle else { return }
      let connection = try TCPConnection(acceptingFrom: handle, on: loop, options, tls)
      if tls != nil { connection.startTimer() }
      connection.established = { [weak self] result in
        switch result {
        case .success(let connection):
          if let onAccept = self?.onAccept { onAccept(connection) } else { connection.close() }
        case .failure(let error): self?.onFailure?(error)
        }
      }
      connection.begin()
    } catch {
      onFailure?(error)
    }
  }
}

extension TCPListener: HandleOwner {
  func loopStops() { close() }
}

extension TCPConnection {
  /// Takes a connection that waits at a listening socket.
  fileprivate convenience init(
    acceptingFrom listener: UnsafeMutablePointer<uv_tcp_t>, on loop: EventLoop, _ options: TCPOptions,
    _ tls: TLSServerConfiguration?
  ) throws(NetworkError) {
    let handle = try TCPConnection.makeHandle(on: loop)
    do throws(NetworkError) {
      let accepted = uv_accept(
        UnsafeMutableRawPointer(listener).assumingMemoryBound(to: uv_stream_t.self),
        UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_stream_t.self))
      if accepted < 0 { throw NetworkError(uv: accepted, "accept a connection") }
      guard let peer = SocketAddress(filledBy: TCPConnection.asking(handle, uv_tcp_getpeername)) else {
        throw NetworkError(.connectionReset, "Could not accept a connection: the peer has gone.")
      }
      let session = try tls.map { configuration throws(NetworkError) in
        try TLSSession(server: configuration, peer: "\(peer)")
      }
      self.init(handle, on: loop, remoteAddress: peer, options: options, tls: session)
    } catch {
      closeHandle(handle)
      throw error
    }
  }
}
