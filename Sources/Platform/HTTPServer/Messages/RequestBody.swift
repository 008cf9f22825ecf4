/// A request's body as a sequence of pieces, to be read once.
public struct RequestBody: AsyncSequence, Sendable {
  enum Source: Sendable {
    case bytes([UInt8])
  }

  let source: Source

  public struct AsyncIterator: AsyncIteratorProtocol {
    var rest: [UInt8]?

    public mutating func next() async throws -> [UInt8]? {
      defer { rest = nil }
      return rest
    }
  }

  public func makeAsyncIterator() -> AsyncIterator {
    switch source {
    case .bytes(let bytes): AsyncIterator(rest: bytes.isEmpty ? nil : bytes)
    }
  }
}
