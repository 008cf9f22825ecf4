internal import CUV
internal import Glibc

extension EventLoop {
  /// The addresses of a host, in the order in which the system prefers them.
  ///
  /// An IP address is returned as it is. Names are looked up as the system is set up to, on libuv's threads, of which
  /// two at most do this (half of `UV_THREADPOOL_SIZE`); further names wait for them.
  /// - Parameters:
  ///   - host: a name or an IP address.
  ///   - port: the port of the addresses returned.
  ///   - timeout: how long it may take.
  /// - Throws: ``NetworkError`` with the code `nameNotFound`, `nameServerUnavailable`, `timedOut` or `loopStopped`;
  ///   `CancellationError`.
  /// - Returns: at least one address.
  public func resolve(
    _ host: String, port: UInt16, timeout: Duration = .seconds(10)
  ) async throws -> [SocketAddress] {
    if let address = SocketAddress(ip: host, port: port) { return [address] }
    guard !host.isEmpty, !host.utf8.contains(0) else {
      throw NetworkError(.nameNotFound, "Could not find the address of '\(host.filter { $0 != "\0" })': it is no name.")
    }
    guard timeout > .zero else { throw NetworkError.timedOut("find the address of \(host)") }
    do {
      return try await suspend { waiter in
        let lookup = Lookup(self, host, port)
        lookup.start(timeout, waiter)
      }
    } catch let error as EventLoopError {
      throw NetworkError(error)
    }
  }
}

/// One name on its way through the resolver. Who waits may give up, the request itself goes on to its end.
final class Lookup {
  private let loop: EventLoop
  private let host: String
  private let port: UInt16
  private let request = allocateHandle(uv_getaddrinfo_t.self)
  private var timer: LoopTimer?
  private var waiter: LoopWaiter<[SocketAddress]>?

  init(_ loop: EventLoop, _ host: String, _ port: UInt16) {
    (self.loop, self.host, self.port) = (loop, host, port)
  }

  deinit { request.deallocate() }

  func start(_ timeout: Duration, _ waiter: LoopWaiter<[SocketAddress]>) {
    do throws(EventLoopError) {
      timer = try loop.schedule(after: timeout) {
        self.end(.failure(.timedOut("find the address of \(self.host)")))
        self.abandon()
      }
    } catch {
      waiter.resume(.failure(error))
      return
    }
    self.waiter = waiter
    timer?.onDrop = { self.end(.failure(.loopStopped)) }
    waiter.onCancel = { self.abandon() }
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    let code = uv_getaddrinfo(
      loop.uv, request,
      { request, status, list in
        defer { uv_freeaddrinfo(list) }
        guard let data = request?.pointee.data else { return }
        Unmanaged<Lookup>.fromOpaque(data).takeRetainedValue().answered(status, list)
      }, host, nil, &hints)
    if code < 0 { return answered(code, nil) }
    request.pointee.data = Unmanaged.passRetained(self).toOpaque()
  }

  private func answered(_ status: Int32, _ list: UnsafeMutablePointer<addrinfo>?) {
    guard status == 0 else { return end(.failure(NetworkError(uv: status, "find the address of \(host)"))) }
    var addresses: [SocketAddress] = []
    var next = list
    while let entry = next {
      if let address = SocketAddress(entry.pointee.ai_addr)?.with(port: port), !addresses.contains(address) {
        addresses.append(address)
      }
      next = entry.pointee.ai_next
    }
    end(
      addresses.isEmpty
        ? .failure(NetworkError(.nameNotFound, "Could not find the address of \(host): it has none."))
        : .success(addresses))
  }

  private func end(_ result: Result<[SocketAddress], NetworkError>) {
    let waiter = waiter
    timer?.cancel()
    (timer, self.waiter) = (nil, nil)
    waiter?.resume(result.mapError { $0 })
  }

  private func abandon() {
    timer?.cancel()
    (timer, waiter) = (nil, nil)
    // Without effect where the request runs already; then its answer finds nobody waiting.
    UnsafeMutableRawPointer(request).withMemoryRebound(to: uv_req_t.self, capacity: 1) { _ = uv_cancel($0) }
  }
}
