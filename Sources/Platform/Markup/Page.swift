/// The bytes of a page being written.
public struct Page: Sendable {
  /// What has been written, UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// An empty page.
  ///
  /// - Parameter capacity: how many bytes to reserve at first.
  public init(reserving capacity: Int = 16_384) { bytes.reserveCapacity(capacity) }

  /// Writes `text` so that a browser shows it as it is, in elements and in quoted attributes alike.
  public mutating func write(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ write(escaping: $0) }) == nil {
      Array(text.utf8).withUnsafeBufferPointer { write(escaping: $0) }
    }
  }

  /// Writes markup that the program itself holds.
  @usableFromInline
  mutating func write(raw markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Writes markup that somebody vouches for.
  @usableFromInline
  mutating func write(trusted markup: String) { bytes.append(contentsOf: markup.utf8) }

  /// Copies the stretches between characters with a meaning in one go each.
  private mutating func write(escaping text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in text.indices {
      guard let escape = Self.escape(of: text[index]) else { continue }
      bytes.append(contentsOf: text[start..<index])
      write(raw: escape)
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  /// The characters that could end an attribute or begin a tag or a reference, and what stands for them.
  @inline(__always)
  private static func escape(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    // HTML has no way to say NUL; browsers show this in its place.
    case 0: "\u{FFFD}"
    default: nil
    }
  }
}
