internal import CUV
internal import Glibc

extension TCPConnection: HandleOwner {
  /// Closes the connection at once. What was written and has not left yet is lost; see ``closeAfterWriting()``.
  public func close() {
    loop.preconditionCurrent()
    end(nil)
  }

  /// Breaks the connection off: what was written and has not left yet is lost, and the peer's system reports a reset.
  public func reset() {
    loop.preconditionCurrent()
    guard let handle else { return }
    var descriptor: uv_os_fd_t = -1
    let isOpen = UnsafeMutableRawPointer(handle).withMemoryRebound(to: uv_handle_t.self, capacity: 1) {
      uv_fileno($0, &descriptor) == 0
    }
    // A socket that may not linger at all is closed with a reset.
    var policy = linger(l_onoff: 1, l_linger: 0)
    if isOpen { setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &policy, socklen_t(MemoryLayout<linger>.size)) }
    end(nil)
  }

  /// Ends the connection on a failure: whoever waits for it to come about is told, or else `onClose`.
  func fail(_ error: NetworkError) {
    if let established {
      self.established = nil
      end(error)
      established(.failure(error))
    } else {
      end(error)
    }
  }

  func loopStops() { fail(.loopStopped) }

  func end(_ reason: NetworkError?) {
    guard let handle else { return }
    self.handle = nil
    phase = .closed
    closeReason = reason
    timer?.cancel()
    timer = nil
    if let established {
      self.established = nil
      established(.failure(reason ?? .closed))
    }
    closeHandle(handle)
    // Not from within whatever call led here: its caller may be in the midst of changing what the handler reads.
    loop.execute { self.announceEnd() }
  }

  private func announceEnd() {
    let onClose = onClose
    (onRead, onEnd, onWritable, self.onClose, tls) = (nil, nil, nil, nil, nil)
    onClose?(closeReason)
  }

  /// Both directions have ended.
  func endIfDone() {
    if case .done = finish, peerEnded { end(nil) }
  }
}
