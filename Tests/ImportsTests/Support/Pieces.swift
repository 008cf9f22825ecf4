/// A file that comes in pieces of `size` bytes.
struct Pieces: AsyncSequence {
  let bytes: [UInt8]
  let size: Int
  /// Thrown in place of the end of the file.
  var failure: (any Error)?

  init(_ bytes: some Sequence<UInt8>, size: Int = 64 << 10, failure: (any Error)? = nil) {
    self.bytes = Array(bytes)
    self.size = size
    self.failure = failure
  }

  struct AsyncIterator: AsyncIteratorProtocol {
    var rest: ArraySlice<UInt8>
    let size: Int
    let failure: (any Error)?

    mutating func next() async throws -> ArraySlice<UInt8>? {
      if rest.isEmpty, let failure { throw failure }
      let piece = rest.prefix(size)
      rest = rest.dropFirst(size)
      return piece.isEmpty ? nil : piece
    }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes[...], size: size, failure: failure) }
}
