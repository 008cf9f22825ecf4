internal import CUV

extension TCPConnection {
  /// Hands over what arrives from now on.
  public func startReading() {
    loop.preconditionCurrent()
    guard !readsWanted else { return }
    readsWanted = true
    updateReading()
    // What TLS already holds does not make the socket readable.
    if tls?.holdsInput == true { loop.execute { self.advanceTLS() } }
  }

  /// Hands over nothing more until ``startReading()``, not even what has been read and not handed over yet.
  public func pauseReading() {
    loop.preconditionCurrent()
    readsWanted = false
    updateReading()
  }

  /// Lets the system read exactly while somebody wants it.
  func updateReading() {
    guard let stream else { return }
    let wanted = !peerEnded && (phase == .handshaking || phase == .open && readsWanted)
    guard wanted != readsSystem else { return }
    readsSystem = wanted
    if !wanted {
      uv_read_stop(stream)
      return
    }
    let code = uv_read_start(
      stream,
      { handle, _, buffer in
        guard let handle, let buffer else { return }
        let memory = EventLoop.of(handle.pointee.loop).networkBuffer.bytes
        buffer.pointee.base = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
        buffer.pointee.len = memory.count
      },
      { stream, count, buffer in
        guard let connection = TCPConnection.of(stream), let buffer, count != 0 else { return }
        if count > 0 {
          connection.received(UnsafeRawBufferPointer(start: buffer.pointee.base, count: count))
        } else {
          connection.receivedEnd(Int32(count))
        }
      })
    if code < 0 { fail(NetworkError(uv: code, "read from \(remoteAddress)")) }
  }

  private func received(_ bytes: UnsafeRawBufferPointer) {
    guard let tls else {
      onRead?(bytes)
      return
    }
    tls.lend(bytes)
    advanceTLS()
    tls.keepRest()
  }

  private func receivedEnd(_ code: Int32) {
    guard code == UV_EOF.rawValue else { return fail(NetworkError(uv: code, "read from \(remoteAddress)")) }
    if let tls {
      tls.inputEnded = true
      advanceTLS()
    } else {
      endOfInput()
    }
  }

  /// The peer sends no more, in good order.
  func endOfInput() {
    peerEnded = true
    updateReading()
    if let onEnd { onEnd() } else { finishWriting() }
    endIfDone()
  }
}
