internal import CUV

extension TCPConnection: HandleOwner {
  /// Closes the connection at once. What was written and has not left yet is lost; see ``closeAfterWriting()``.
  public func close() {
    loop.preconditionCurrent()
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
