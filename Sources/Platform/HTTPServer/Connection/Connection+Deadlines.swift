internal import CMicroHTTPD
internal import EventLoops
internal import Glibc

/// The library's own timeout counts inactivity only; these are limits to a phase as a whole.
extension Connection {
  /// Cuts the connection off where its phase is past its deadline. Once a second.
  func checkDeadlines(at now: EventLoop.Instant) {
    let limits = daemon.configuration
    switch phase {
    case .idle: checkSilence(at: now)
    case .head: cut(after: limits.headDeadline, at: now)
    case .body, .discarding: cut(after: limits.bodyDeadline, at: now)
    case .uploading where !isSuspended: cut(after: limits.bodyDeadline, at: now)
    case .replying where !isSuspended:
      if exchange.isLong { noteProgress(.acknowledged, at: now) }
      cut(after: limits.replyDeadline, at: now)
    case .uploading, .replying, .running: break
    }
  }

  /// Whether nobody has watched its socket for a second or more.
  func isUnwatched(at now: EventLoop.Instant) -> Bool {
    isSuspended && since.duration(to: now) >= .seconds(1)
  }

  /// Ends the connection's socket; the library finds out.
  func cut() { shutdown(socket, Int32(SHUT_RDWR)) }

  /// Has an idle connection closed after another second without a request, with TLS's farewell.
  func hurryIfIdle() {
    guard phase == .idle, !isHurried else { return }
    isHurried = true
    mhd_set_timeout(raw, 1)
  }

  /// A request has come after all.
  func takeTime() {
    isHurried = false
    mhd_set_timeout(raw, daemon.idleSeconds)
  }

  private func cut(after limit: Duration, at now: EventLoop.Instant) {
    guard since.duration(to: now) >= limit else { return }
    daemon.counters.connectionsCut.count()
    cut()
  }

  /// An idle connection may be silent; one that has sent bytes and yet no request line is a slow sender. Looked at a
  /// few times within the deadline, for each look is a system call.
  private func checkSilence(at now: EventLoop.Instant) {
    let deadline = daemon.configuration.headDeadline
    guard now >= nextLook else { return }
    nextLook = now.advanced(by: deadline / 5)
    guard let baseline else {
      baseline = transferred(.received)
      return
    }
    if transferred(.received) == baseline {
      since = now
    } else {
      cut(after: deadline, at: now)
    }
  }

  /// Begins the phase anew where the client has taken something since the last look.
  private func noteProgress(_ counter: TransferCounter, at now: EventLoop.Instant) {
    let count = transferred(counter)
    if count != baseline { since = now }
    baseline = count
  }

  /// Counters in Linux's `struct tcp_info`, by their place among its 64-bit words.
  private enum TransferCounter: Int {
    /// `tcpi_bytes_acked`
    case acknowledged = 15
    /// `tcpi_bytes_received`
    case received = 16
  }

  private func transferred(_ counter: TransferCounter) -> UInt64 {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 32) { info in
      info.initialize(repeating: 0)
      var size = socklen_t(info.count * MemoryLayout<UInt64>.size)
      guard getsockopt(socket, Int32(IPPROTO_TCP), TCP_INFO, info.baseAddress, &size) == 0 else { return 0 }
      return info[counter.rawValue]
    }
  }
}
