internal import CMicroHTTPD
internal import EventLoops
internal import Glibc

extension Daemon {
  /// Stops accepting, lets what is open end, then stops. On the loop's thread.
  ///
  /// Answers say `Connection: close`; idle connections are closed after a second or two, so that a request on its way is still
  /// served. What is left after `limit` is given up. Called again, it sets the time anew.
  /// - Parameter takingBacklog: whether nobody else will accept from the listening socket: connections that the system has
  ///   accepted are then taken in, lest they be reset when the socket is closed.
  func retire(within limit: Duration, takingBacklog: Bool) {
    stopListening(takingBacklog: takingBacklog)
    stopIfEmpty()
    guard raw != nil else { return }
    timer?.cancel()
    timer = try? loop.schedule(after: limit) { self.abandon() }
    if timer == nil { abandon() }  // the loop itself is ending
  }

  /// Retires and waits for the end. On the loop's thread.
  /// - Returns: whether everything ended by itself.
  func drain(within limit: Duration) async -> Bool {
    retire(within: limit, takingBacklog: true)
    if raw != nil { await withCheckedContinuation { waiters.append($0) } }
    return !isAbandoned
  }

  /// Stops once there is nothing left to end.
  func stopIfEmpty() {
    if isDraining && connections.isEmpty { end() }
  }

  private func end() {
    stop()
    for waiter in waiters { waiter.resume() }
    waiters = []
  }

  private func stopListening(takingBacklog: Bool) {
    guard let raw, !isDraining else { return }
    isDraining = true
    let listener = MHD_quiesce_daemon(raw)
    guard listener >= 0 else { return }
    if takingBacklog {
      while accept(from: listener, for: raw) {}
    }
    close(listener)  // or the system goes on accepting
    for connection in connections { connection.hurryIfIdle() }
    wake()
  }

  private func accept(from listener: Int32, for raw: OpaquePointer) -> Bool {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        let socket = Glibc.accept(listener, address, &size)
        guard socket >= 0 else { return false }
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        MHD_add_connection(raw, socket, address, size)
        return true
      }
    }
  }

  /// Cancels what is at work and closes what is open.
  private func abandon() {
    guard raw != nil else { return }
    isAbandoned = true
    for connection in connections { connection.abandon() }
    wake()
    turn()
    end()  // the library closes those that it has not yet
  }
}
