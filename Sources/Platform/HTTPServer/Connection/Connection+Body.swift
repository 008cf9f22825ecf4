internal import EventLoops

extension Connection {
  /// Takes in a piece of a body that is collected.
  func collect(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard let request else { return false }
    let excess = request.body.count + piece.count - exchange.bodyLimit
    if excess <= 0 {
      request.body.append(contentsOf: piece)
      return true
    }
    // Only a chunked body comes here: a Content-Length over the limit was refused with the head.
    request.body = []
    enter(.discarding)
    return discard(excess)
  }

  /// Throws away what is over the limit, and gives the client up where it does not end: the library takes no answer
  /// before the body's end.
  func discard(_ count: Int) -> Bool {
    exchange.excess += count
    return exchange.excess <= daemon.configuration.excessLimit
  }

  /// The request is complete: has its handler answer it.
  func bodyEnded() -> Bool {
    guard let storage = request else { return false }
    request = nil  // the handler's alone, so that changing it copies nothing
    enter(.running)
    begin(Request(storage))
    return suspendWhileRunning()
  }

  /// Starts the handler of a body that it reads while it arrives.
  func beginUpload(_ storage: Request.Storage) -> Bool {
    let upload = UploadStream(for: self)
    storage.upload = upload
    exchange.upload = upload
    enter(.uploading)
    begin(Request(storage))
    return true
  }

  /// Hands the handler a piece, or throws it away where the handler reads no more.
  func pass(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard let upload = exchange.upload else { return false }
    since = daemon.loop.now
    exchange.received += piece.count
    if exchange.received > exchange.bodyLimit { upload.exceed() }
    if upload.isDiscarding { return discard(piece.count) }
    if upload.append(piece) { suspend() }
    return true
  }

  /// The streamed body is complete: waits for the handler where it has not answered.
  func uploadEnded() -> Bool {
    enter(.running)
    exchange.upload?.finish()
    return suspendWhileRunning()
  }

  /// Lets the library read on where a full upload was suspended.
  func resumeUpload() {
    if phase == .uploading { resume() }
  }

  private func suspendWhileRunning() -> Bool {
    if phase == .running { suspend() }
    return true
  }
}
