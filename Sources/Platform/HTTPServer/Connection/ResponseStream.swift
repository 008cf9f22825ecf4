internal import EventLoops

/// The bytes of a streamed answer on their way to the library's content reader, with back-pressure: the producer waits
/// while `capacity` bytes are held.
final class ResponseStream: ByteStream.Writer, @unchecked Sendable {  // confined to its loop
  /// Bytes that may wait for the client.
  static let capacity = 64 << 10

  /// How a stream ends, as the library's content reader says it.
  enum End: Int {
    /// MHD_CONTENT_READER_END_OF_STREAM
    case complete = -1
    /// MHD_CONTENT_READER_END_WITH_ERROR: the connection is closed, so that the client notices.
    case broken = -2
  }

  private let source: ByteStream
  private let loop: EventLoop
  /// Nil once the request is over.
  private var connection: Connection?
  private var buffer: [UInt8] = []
  /// The bytes of `buffer` that were read already.
  private var start = 0
  private var end: End?
  private var isClosed = false
  /// Whether the library waits, suspended, for more.
  private var isStarved = false
  private var writers: [CheckedContinuation<Void, Never>] = []

  init(_ source: ByteStream, for connection: Connection) {
    self.source = source
    loop = connection.daemon.loop
    self.connection = connection
  }

  private var held: Int { buffer.count - start }

  // MARK: The producer's side

  /// Sends everything that its source produces.
  func send() async {
    do {
      try await source.produce(self)
      end = .complete
    } catch {
      end = .broken
    }
    feed()
  }

  @concurrent
  func write(_ piece: [UInt8]) async throws {
    if !loop.isCurrent { return try await withTaskExecutorPreference(loop) { try await self.write(piece) } }
    var rest = piece[...]
    while !rest.isEmpty {
      if isClosed { throw CancellationError() }
      let part = rest.prefix(Self.capacity - held)
      if part.isEmpty {
        await withCheckedContinuation { writers.append($0) }
      } else {
        buffer.append(contentsOf: part)
        rest = rest.dropFirst(part.count)
        feed()
      }
    }
  }

  /// Lets the library read on.
  private func feed() {
    guard isStarved else { return }
    isStarved = false
    connection?.resume()
  }

  // MARK: The library's side

  /// Fills the library's buffer: the number of bytes, 0 where the connection is suspended, or how the stream ended.
  func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    // Or the connection of a client that has gone would be suspended again, for ever.
    if isClosed { return End.broken.rawValue }
    let count = min(target.count, held)
    if count > 0 {
      buffer.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<start + count])) }
      start += count
      compact()
      release()
      return count
    }
    if let end { return end.rawValue }
    isStarved = true
    connection?.suspend()
    return 0
  }

  private func compact() {
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
    } else if start >= Self.capacity / 2 {
      buffer.removeFirst(start)
    } else {
      return
    }
    start = 0
  }

  /// The request is over: whoever writes is told.
  func close() {
    isClosed = true
    connection = nil
    (buffer, start) = ([], 0)
    release()
  }

  private func release() {
    guard !writers.isEmpty else { return }
    let waiting = writers
    writers = []
    for writer in waiting { writer.resume() }
  }
}
