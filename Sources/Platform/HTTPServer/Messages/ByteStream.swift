/// A response body that is produced while it is sent: events, exports.
///
/// The producer runs once a response, on the connection's loop, and is held back while the client does not read.
/// It is cancelled when the client leaves.
public struct ByteStream: Sendable {
  /// Takes a stream's pieces; returns when there is room for more.
  public protocol Writer: Sendable {
    /// - Throws: `CancellationError` when the client has left.
    func write(_ piece: [UInt8]) async throws
  }

  let produce: @Sendable (any Writer) async throws -> Void

  /// A stream of whatever `produce` writes; an error it throws cuts the response short, so that the client notices.
  public init(_ produce: @escaping @Sendable (any Writer) async throws -> Void) {
    self.produce = produce
  }

  /// A stream of the pieces of a sequence.
  public init<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces) where Pieces.Element == [UInt8] {
    produce = { writer in
      for try await piece in pieces { try await writer.write(piece) }
    }
  }

  /// Everything it produces, for tests and small streams.
  public func collected() async throws -> [UInt8] {
    let collector = Collector()
    try await produce(collector)
    return await collector.bytes
  }

  private actor Collector: Writer {
    private(set) var bytes: [UInt8] = []

    func write(_ piece: [UInt8]) { bytes += piece }
  }
}
