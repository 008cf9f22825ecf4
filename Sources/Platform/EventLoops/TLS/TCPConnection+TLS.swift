extension TCPConnection {
  /// Lets TLS go on with what has arrived: first to agree with the peer, then to decipher.
  func advanceTLS() {
    guard let tls, handle != nil else { return }
    if phase == .handshaking { shakeHands(tls) }
    while phase == .open && readsWanted && !peerEnded {
      let memory = loop.plainBuffer.bytes
      switch tls.decipher(into: memory) {
      case .bytes(let count): onRead?(UnsafeRawBufferPointer(rebasing: memory[..<count]))
      case .needsInput: return flushAnswers()
      case .ended: endOfInput()
      case .failed(let error): return refuse(error)
      }
    }
    flushAnswers()
  }

  private func shakeHands(_ tls: TLSSession) {
    switch tls.handshake() {
    case .done: becomeOpen()
    case .needsInput: break
    case .failed(let error): refuse(error)
    }
  }

  /// TLS has things of its own to say.
  private func flushAnswers() {
    if !output.isEmpty { queueFlush() }
  }

  /// Tells the peer what is wrong, as far as it can be sent at once, and fails.
  private func refuse(_ error: NetworkError) {
    tls?.alert()
    flush()
    fail(error)
  }
}
