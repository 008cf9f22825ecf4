/// Reads the notations of the protocol (§3) one after another from bytes that somebody else sent.
///
/// Every read is checked against the bytes that are there: what is missing or cannot be is thrown, and no announced
/// length makes it allocate more than the bytes at hand could fill.
public struct ByteReader: Sendable {
  @usableFromInline let storage: [UInt8]
  /// The next byte to be read.
  @usableFromInline var position: Int
  /// The first byte that may not be read.
  @usableFromInline let end: Int

  /// A reader of all the bytes.
  public init(_ bytes: [UInt8]) {
    storage = bytes
    position = 0
    end = bytes.count
  }

  /// A reader of some of the bytes; what reaches out of them is cut off.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    storage = bytes
    let range = range.clamped(to: 0..<bytes.count)
    position = range.lowerBound
    end = range.upperBound
  }

  /// Where the next byte is, counted from the first of the bytes.
  public var offset: Int { position }

  /// How many bytes are left.
  @inlinable
  public var remaining: Int { end - position }

  /// [byte]: an unsigned integer of one byte.
  @inlinable
  public mutating func byte() throws(CQLProtocolError) -> UInt8 { try integer("[byte]") }

  /// [short]: an unsigned integer of two bytes.
  @inlinable
  public mutating func short() throws(CQLProtocolError) -> UInt16 { try integer("[short]") }

  /// [int]: a signed integer of four bytes.
  @inlinable
  public mutating func int() throws(CQLProtocolError) -> Int32 { try integer("[int]") }

  /// [long]: a signed integer of eight bytes.
  @inlinable
  public mutating func long() throws(CQLProtocolError) -> Int64 { try integer("[long]") }

  /// A big-endian integer; `name` is what an error calls it.
  @inlinable
  mutating func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
    _ name: StaticString
  ) throws(CQLProtocolError) -> Integer {
    let size = MemoryLayout<Integer>.size
    guard remaining >= size else { throw truncated(name, size) }
    let value = storage.span.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: Integer.self)
    position += size
    return Integer(bigEndian: value)
  }

  /// Steps over `count` bytes and says where they are; `name` is what an error calls them.
  @inlinable
  mutating func range(_ count: Int, of name: StaticString) throws(CQLProtocolError) -> Range<Int> {
    guard count >= 0, count <= remaining else { throw truncated(name, count) }
    let start = position
    position += count
    return start..<position
  }

  /// The next `count` bytes; `name` is what an error calls them.
  mutating func raw(_ count: Int, of name: StaticString) throws(CQLProtocolError) -> [UInt8] {
    Array(storage[try range(count, of: name)])
  }

  /// All the bytes that are left.
  mutating func rest() -> [UInt8] {
    defer { position = end }
    return Array(storage[position..<end])
  }
}

/// Faults. Making them is slow and rare.
extension ByteReader {
  @usableFromInline
  func truncated(_ name: StaticString, _ count: Int) -> CQLProtocolError {
    fault(.truncated, "a \(name) of \(count) bytes is announced where \(remaining) are left")
  }

  func fault(_ problem: String) -> CQLProtocolError { fault(.malformed, problem) }

  func fault(_ kind: CQLProtocolError.Kind, _ problem: String) -> CQLProtocolError {
    CQLProtocolError(kind, at: position, problem)
  }
}
