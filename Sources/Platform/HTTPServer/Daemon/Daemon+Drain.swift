internal import CMicroHTTPD
internal import EventLoops
internal import Glibc

extension Daemon {
  /// A second descriptor of the listening socket, for the daemon that will take this one's place.
  func duplicateListener() -> Int32? {
    guard let raw, !isDraining else { return nil }
    let copy = dup(mhd_listening_descriptor(raw))
    return copy >= 0 ? copy : nil
  }

  /// Stops accepting, lets what is open end, and stops. On the loop's thread.
  ///
  /// Answers say `Connection: close`; idle connections are closed after a second, so that a request on its way is still
  /// served. What is left after `limit` is given up.
  /// - Parameter takingBacklog: whether nobody else will accept from the listening socket: connections that the system has
  ///   accepted are then taken in, lest they be reset when the socket is closed.
  /// - Returns: whether everything ended by itself.
  func drain(within limit: Duration, takingBacklog: Bool) async -> Bool {
    stopListening(takingBacklog: takingBacklog)
    let timer = try? loop.schedule(after: limit) { self.abandon() }
    if !connections.isEmpty { await withCheckedContinuation { emptied = $0 } }
    timer?.cancel()
    stop()
    return !isAbandoned
  }

  func announceEmpty() {
    emptied?.resume()
    emptied = nil
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
    isAbandoned = true
    for connection in connections { connection.abandon() }
    wake()
    turn()
    announceEmpty()
  }
}
