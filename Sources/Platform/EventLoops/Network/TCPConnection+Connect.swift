internal import CUV

extension TCPConnection {
  /// Connects to an address.
  /// - Parameters:
  ///   - address: the peer.
  ///   - loop: where the connection will live. The caller may be anywhere, but belongs on the loop to use the result.
  ///   - options: how the connection is to behave, and how long connecting may take.
  ///   - tls: enciphers the connection and checks the peer's certificate.
  ///   - serverName: whom the certificate must name; by default the address.
  /// - Throws: ``NetworkError``; `CancellationError`.
  public static func connect(
    to address: SocketAddress, on loop: EventLoop, options: TCPOptions = TCPOptions(),
    tls: TLSClientConfiguration? = nil, serverName: String? = nil
  ) async throws -> TCPConnection {
    do {
      return try await loop.suspend { waiter in
        let name = serverName ?? address.host
        do throws(NetworkError) {
          let session: TLSSession? = if let tls { try TLSSession(client: tls, serverName: name) } else { nil }
          let connection = try open(address, loop, options, session)
          connection.established = { result in
            if !waiter.resume(result.mapError { $0 }), case .success(let unwanted) = result { unwanted.close() }
          }
          waiter.onCancel = { connection.close() }
        } catch {
          waiter.resume(.failure(error))
        }
      }
    } catch let error as EventLoopError {
      throw NetworkError(error)
    }
  }

  /// Connects to the first of several addresses that answers. Each gets an equal share of the time that is left.
  ///
  /// See ``connect(to:on:options:tls:serverName:)``; the error is the last address's.
  public static func connect(
    toFirstOf addresses: [SocketAddress], on loop: EventLoop, options: TCPOptions = TCPOptions(),
    tls: TLSClientConfiguration? = nil, serverName: String? = nil
  ) async throws -> TCPConnection {
    let deadline = EventLoop.Instant.now.advanced(by: options.timeout)
    var failure = NetworkError.timedOut("connect to \(addresses.map(\.description).joined(separator: ", "))")
    for (index, address) in addresses.enumerated() {
      let left = EventLoop.Instant.now.duration(to: deadline)
      guard left > .zero else { break }
      var attempt = options
      attempt.timeout = left / (addresses.count - index)
      do {
        return try await connect(to: address, on: loop, options: attempt, tls: tls, serverName: serverName)
      } catch let error as NetworkError {
        failure = error
      }
    }
    throw failure
  }

  /// Looks a host up and connects to the first of its addresses that answers, both within ``TCPOptions/timeout``. With
  /// TLS the certificate must name `host`.
  ///
  /// See ``connect(to:on:options:tls:serverName:)``.
  public static func connect(
    host: String, port: UInt16, on loop: EventLoop, options: TCPOptions = TCPOptions(),
    tls: TLSClientConfiguration? = nil
  ) async throws -> TCPConnection {
    let deadline = EventLoop.Instant.now.advanced(by: options.timeout)
    let addresses = try await loop.resolve(host, port: port, timeout: options.timeout)
    var rest = options
    rest.timeout = EventLoop.Instant.now.duration(to: deadline)
    return try await connect(toFirstOf: addresses, on: loop, options: rest, tls: tls, serverName: host)
  }

  /// Connects to an address, for callers on the loop's thread that are told by a callback; see
  /// ``connect(to:on:options:tls:serverName:)``.
  /// - Parameter established: called once, on the loop; at once where there is not even a socket.
  /// - Returns: the connection that may come about; closing it gives up. Nil where there is none.
  @discardableResult
  public static func connect(
    to address: SocketAddress, on loop: EventLoop, options: TCPOptions = TCPOptions(),
    tls: TLSClientConfiguration? = nil, serverName: String? = nil,
    _ established: @escaping (Result<TCPConnection, NetworkError>) -> Void
  ) -> TCPConnection? {
    loop.preconditionCurrent()
    do throws(NetworkError) {
      let session: TLSSession? =
        if let tls { try TLSSession(client: tls, serverName: serverName ?? address.host) } else { nil }
      let connection = try open(address, loop, options, session)
      connection.established = established
      return connection
    } catch {
      established(.failure(error))
      return nil
    }
  }

  private static func open(
    _ address: SocketAddress, _ loop: EventLoop, _ options: TCPOptions, _ tls: TLSSession?
  ) throws(NetworkError) -> TCPConnection {
    let handle = try TCPConnection.makeHandle(on: loop)
    let connection = TCPConnection(handle, on: loop, remoteAddress: address, options: options, tls: tls)
    connection.startTimer()
    let request = allocateHandle(uv_connect_t.self)
    let code = address.withSocketAddress { address, _ in
      uv_tcp_connect(request, handle, address) { request, status in
        guard let request else { return }
        let connection = TCPConnection.of(request.pointee.handle)
        request.deallocate()
        connection?.connected(status)
      }
    }
    guard code == 0 else {
      request.deallocate()
      connection.close()
      throw NetworkError(uv: code, "connect to \(address)")
    }
    return connection
  }

  /// Fails unless the connection comes about in time.
  func startTimer() {
    timer = try? loop.schedule(after: options.timeout) { [unowned self] in
      fail(.timedOut("connect to \(remoteAddress)"))
    }
  }

  private func connected(_ status: Int32) {
    guard phase == .connecting, handle != nil else { return }
    if status < 0 { return fail(NetworkError(uv: status, "connect to \(remoteAddress)")) }
    begin()
  }

  /// The TCP connection is up: TLS comes next, if it is wanted.
  func begin() {
    guard let handle else { return }
    uv_tcp_nodelay(handle, options.noDelay ? 1 : 0)
    if let keepAlive = options.keepAlive {
      uv_tcp_keepalive(handle, 1, UInt32(clamping: max(1, keepAlive.components.seconds)))
    }
    guard tls != nil else { return becomeOpen() }
    phase = .handshaking
    updateReading()
    advanceTLS()
  }

  func becomeOpen() {
    phase = .open
    timer?.cancel()
    timer = nil
    updateReading()
    let established = established
    self.established = nil
    established?(.success(self))
  }
}
