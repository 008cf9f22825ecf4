internal import EventLoops

/// The pieces of a request's body on their way to its handler, with back-pressure: the client is not read from while
/// more than `capacity` bytes wait.
final class UploadStream: @unchecked Sendable {  // confined to its loop's thread, where `next` goes first
  /// Bytes that may wait.
  static let capacity = 64 << 10

  private let loop: EventLoop
  /// Nil once the body is complete or the request over.
  private var connection: Connection?
  private var pieces: [[UInt8]] = []
  private var held = 0
  private var end: Result<Void, any Error>?
  /// Whether the handler reads no more.
  private(set) var isDiscarding = false
  private var reader: CheckedContinuation<Void, Never>?
  private var drainer: CheckedContinuation<Void, Never>?

  init(for connection: Connection) {
    loop = connection.daemon.loop
    self.connection = connection
  }

  // MARK: The connection's side

  /// Takes a piece in; true where no more should come for now.
  func append(_ piece: UnsafeRawBufferPointer) -> Bool {
    pieces.append(Array(piece))
    held += piece.count
    wakeReader()
    return held > Self.capacity
  }

  /// The body is complete.
  func finish() { close(.success(())) }

  /// The body is longer than its route allows; the rest is thrown away.
  func exceed() {
    isDiscarding = true
    if end == nil { end = .failure(HTTPError(.contentTooLarge)) }
    wakeReader()
  }

  /// The client has left, or was cut off.
  func fail() { close(.failure(CancellationError())) }

  private func close(_ end: Result<Void, any Error>) {
    connection = nil
    if self.end == nil { self.end = end }
    wakeReader()
    drainer?.resume()
    drainer = nil
  }

  private func wakeReader() {
    reader?.resume()
    reader = nil
  }

  // MARK: The handler's side

  /// The next piece, nil after the last. One reader only.
  /// - Throws: `HTTPError` 413 where the body is too long, `CancellationError` where the client left before its end.
  @concurrent
  func next() async throws -> [UInt8]? {
    if !loop.isCurrent { return try await withTaskExecutorPreference(loop) { try await self.next() } }
    while pieces.isEmpty {
      if let end {
        try end.get()
        return nil
      }
      await withCheckedContinuation { reader = $0 }
    }
    let piece = pieces.removeFirst()
    held -= piece.count
    if held <= Self.capacity { connection?.resumeUpload() }
    return piece
  }

  /// Throws the rest away and returns when the body is complete or the request over.
  func discardRest() async {
    isDiscarding = true
    (pieces, held) = ([], 0)
    connection?.resumeUpload()
    if connection != nil { await withCheckedContinuation { drainer = $0 } }
  }
}
