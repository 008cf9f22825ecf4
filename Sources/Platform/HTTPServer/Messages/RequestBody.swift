/// A request's body as a sequence of pieces, to be read once, by one reader.
public struct RequestBody: AsyncSequence, Sendable {
  enum Source: Sendable {
    case bytes([UInt8])
    case upload(UploadStream)
  }

  let source: Source

  public struct AsyncIterator: AsyncIteratorProtocol {
    var source: Source?

    /// - Throws: `HTTPError` 413 where the body is longer than its route allows, `CancellationError` where the client
    ///   leaves before its end.
    public mutating func next() async throws -> [UInt8]? {
      switch source {
      case .upload(let upload): return try await upload.next()
      case .bytes(let bytes):
        source = nil
        return bytes.isEmpty ? nil : bytes
      case nil: return nil
      }
    }
  }

  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(source: source) }
}
