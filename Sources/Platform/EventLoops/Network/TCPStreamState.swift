/// What a stream has received and who waits for what.
final class TCPStreamState: @unchecked Sendable {  // touched on the loop's thread only
  let connection: TCPConnection

  private let readLimit: Int
  private var inbox: [UInt8] = []
  private var ended = false
  private var failure: NetworkError?
  private var reader: LoopWaiter<[UInt8]?>?
  private var writers: [LoopWaiter<Void>] = []

  init(_ connection: TCPConnection, readLimit: Int) {
    self.connection = connection
    self.readLimit = readLimit
  }

  func begin() {
    connection.onRead = { [self] in received($0) }
    connection.onEnd = { [self] in receivedEnd() }
    connection.onWritable = { [self] in resumeWriters(.success(())) }
    connection.onClose = { [self] in closed($0) }
    connection.startReading()
  }

  // MARK: Reading

  private func received(_ bytes: UnsafeRawBufferPointer) {
    if let reader {
      self.reader = nil
      if reader.resume(.success(Array(bytes))) { return }
    }
    inbox.append(contentsOf: bytes)
    if inbox.count >= readLimit { connection.pauseReading() }
  }

  private func receivedEnd() {
    ended = true
    reader?.resume(.success(nil))
    reader = nil
  }

  /// What waits to be read, if anything does.
  func takeInbox() -> [UInt8]? {
    guard !inbox.isEmpty else { return nil }
    let bytes = inbox
    inbox = []
    if bytes.count >= readLimit { connection.startReading() }
    return bytes
  }

  func read(_ waiter: LoopWaiter<[UInt8]?>) {
    if let bytes = takeInbox() {
      waiter.resume(.success(bytes))
    } else if ended {
      waiter.resume(.success(nil))
    } else if let failure {
      waiter.resume(.failure(failure))
    } else {
      precondition(reader == nil, "two tasks read from one stream")
      reader = waiter
      waiter.onCancel = { [self] in reader = nil }
    }
  }

  // MARK: Writing

  enum Taken { case all, full, nothing(NetworkError) }

  /// Gives the connection bytes; it takes all or none, and may then be full.
  func take(_ bytes: [UInt8]) -> Taken {
    guard connection.takesBytes else { return .nothing(failure ?? connection.closeReason ?? .closed) }
    connection.write(bytes)
    return connection.isWritable ? .all : .full
  }

  func write(_ bytes: [UInt8], _ waiter: LoopWaiter<Void>) {
    switch take(bytes) {
    case .all: waiter.resume(.success(()))
    case .full: awaitRoom(waiter)
    case .nothing(let error): waiter.resume(.failure(error))
    }
  }

  func awaitRoom(_ waiter: LoopWaiter<Void>) { writers.append(waiter) }

  private func resumeWriters(_ result: Result<Void, any Error>) {
    let waiting = writers
    writers = []
    for writer in waiting { writer.resume(result) }
  }

  private func closed(_ error: NetworkError?) {
    let error = error ?? .closed
    failure = error
    reader?.resume(ended ? .success(nil) : .failure(error))
    reader = nil
    resumeWriters(.failure(error))
  }
}
