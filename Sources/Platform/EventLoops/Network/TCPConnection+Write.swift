internal import CUV

extension TCPConnection {
  /// Whether writing more is welcome: less is buffered than ``TCPOptions/writeLimit``.
  public var isWritable: Bool {
    loop.preconditionCurrent()
    return phase == .open && !full
  }

  /// Whether written bytes are sent rather than ignored.
  var takesBytes: Bool { if case .none = finish { phase == .open } else { false } }

  /// Bytes written that the system has not taken yet.
  public var bufferedBytes: Int { plain.count + output.count + inFlight.count }

  /// Sends bytes at the end of this turn, after what was written before. They are copied; where they are many and
  /// nothing waits before them, only what the system does not take at once. Nothing happens after ``finishWriting()``
  /// or the end.
  public func write(_ bytes: UnsafeRawBufferPointer) {
    loop.preconditionCurrent()
    guard takesBytes, bytes.count > 0 else { return }
    if tls != nil {
      plain.append(bytes)
    } else if bytes.count >= Self.direct, !isSending, output.isEmpty {
      guard let sent = send(bytes) else { return }
      output.append(UnsafeRawBufferPointer(rebasing: bytes[sent...]))
    } else {
      output.append(bytes)
    }
    if bufferedBytes >= options.writeLimit { full = true }
    queueFlush()
  }

  /// Sends bytes; see ``write(_:)-(UnsafeRawBufferPointer)``.
  public func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

  /// Ends this side's direction once everything written has left. The peer may go on sending.
  public func finishWriting() { finishWriting(thenClose: false) }

  /// Closes the connection once everything written has been given to the system, whatever the peer still sends.
  public func closeAfterWriting() { finishWriting(thenClose: true) }

  private func finishWriting(thenClose: Bool) {
    loop.preconditionCurrent()
    guard takesBytes else { return }
    finish = .wanted(thenClose: thenClose)
    queueFlush()
  }

  /// From how many bytes a write is worth a system call of its own, rather than a copy.
  private static let direct = 32 * 1024

  func queueFlush() {
    guard !flushQueued else { return }
    flushQueued = true
    loop.flushes.append(self)
  }

  /// Gives the system what this turn has written.
  func flush() {
    flushQueued = false
    guard handle != nil, !isSending else { return }
    // After the goodbye TLS may still have answers, which nobody waits for any more.
    if hasSaidGoodbye { return output.consume(output.count) }
    if let tls, !plain.isEmpty {
      if let error = tls.encipher(plain.bytes) { return fail(error) }
      plain.consume(plain.count)
    }
    if case .wanted = finish, phase == .open { tls?.sayGoodbye() }
    if !output.isEmpty {
      guard let sent = send(output.bytes) else { return }
      output.consume(sent)
    }
    if output.isEmpty { outputLeft() } else { sendRest() }
    reportRoom()
  }

  private var hasSaidGoodbye: Bool {
    switch finish {
    case .none, .wanted: false
    case .announced, .done: true
    }
  }

  /// Gives the system as much as it takes at once; nil where the connection has failed.
  private func send(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard let stream else { return nil }
    var buffer = uv_buf_t(bytes)
    let code = uv_try_write(stream, &buffer, 1)
    if code >= 0 { return Int(code) }
    if code == UV_EAGAIN.rawValue { return 0 }
    fail(NetworkError(uv: code, "write to \(remoteAddress)"))
    return nil
  }

  /// Leaves the rest to libuv, which sends it as the system takes it.
  private func sendRest() {
    guard let stream else { return }
    inFlight.swapBytes(with: output)
    isSending = true
    var buffer = uv_buf_t(inFlight.bytes)
    let code = uv_write(writeRequest, stream, &buffer, 1) { request, status in
      guard let connection = TCPConnection.of(request?.pointee.handle) else { return }
      connection.sent(status)
    }
    if code < 0 { fail(NetworkError(uv: code, "write to \(remoteAddress)")) }
  }

  private func sent(_ status: Int32) {
    isSending = false
    inFlight.consume(inFlight.count)
    guard handle != nil else { return }
    if status < 0 { return fail(NetworkError(uv: status, "write to \(remoteAddress)")) }
    flush()
  }

  private func reportRoom() {
    guard full, bufferedBytes <= options.writeLimit / 4, phase == .open else { return }
    full = false
    onWritable?()
  }

  /// Everything has left; if the end was asked for, it comes now.
  private func outputLeft() {
    guard case .wanted(let thenClose) = finish, let stream else { return }
    if thenClose { return end(nil) }
    finish = .announced
    let code = uv_shutdown(shutdownRequest, stream) { request, status in
      guard let connection = TCPConnection.of(request?.pointee.handle), connection.handle != nil else { return }
      // The peer may have gone already, and then there is nothing left to tell it.
      if status < 0 && status != UV_ENOTCONN.rawValue {
        return connection.fail(NetworkError(uv: status, "end writing to \(connection.remoteAddress)"))
      }
      connection.finish = .done
      connection.endIfDone()
    }
    if code < 0 { fail(NetworkError(uv: code, "end writing to \(remoteAddress)")) }
  }
}

extension EventLoop {
  /// Lets the connections written to in this turn send.
  func flushConnections() {
    while !flushes.isEmpty {
      let connections = flushes
      flushes = []
      for connection in connections { connection.flush() }
    }
  }
}

extension uv_buf_t {
  /// libuv only reads what it is to write.
  fileprivate init(_ bytes: UnsafeRawBufferPointer) {
    self = uv_buf_init(
      UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self),
      UInt32(clamping: bytes.count))
  }
}
