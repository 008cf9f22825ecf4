/// Bytes that arrived and are not read yet.
struct InputQueue: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var start = 0

  var count: Int { bytes.count - start }

  mutating func append(_ more: some Collection<UInt8>) {
    if start > 0 {
      // The room in front is won back whole or once it is the larger part, so that no byte is moved more than once.
      if start == bytes.count {
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptCapacity)
        start = 0
      } else if start > bytes.count / 2 {
        bytes.removeSubrange(..<start)
        start = 0
      }
    }
    if more.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil { bytes.append(contentsOf: more) }
  }

  /// A reader of what is there. It must be gone before the next `append`, or that has to copy everything.
  var reader: ByteReader { ByteReader(bytes, in: start..<bytes.count) }

  /// Forgets the first `count` bytes.
  mutating func drop(_ count: Int) { start += count }

  /// A larger buffer is given back once it is empty.
  private static let keptCapacity = 1 << 18
}
