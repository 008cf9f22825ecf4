/// One cell of a row, one bound value or one element of a collection, as it came: where its bytes are, and nothing
/// decoded yet. It keeps all of the bytes it is a part of alive; what is decoded from it is a copy.
public struct CQLCell: Sendable {
  @usableFromInline let bytes: [UInt8]
  @usableFromInline let start: Int
  /// The length as on the wire: -1 is null, -2 is not set.
  @usableFromInline let length: Int32

  @inlinable static var nullLength: Int32 { -1 }
  @inlinable static var unsetLength: Int32 { -2 }

  @inlinable
  init(_ bytes: [UInt8], at start: Int, length: Int32) {
    self.bytes = bytes
    self.start = start
    self.length = length
  }

  /// A cell of these bytes.
  public init(_ content: [UInt8]) { self.init(content, at: 0, length: Int32(clamping: content.count)) }

  /// A cell without content.
  public static let null = CQLCell([], at: 0, length: nullLength)

  /// A bound value that leaves what the column has as it is.
  public static let unset = CQLCell([], at: 0, length: unsetLength)

  /// Whether it holds nothing.
  @inlinable public var isNull: Bool { length == Self.nullLength }

  /// Whether it is to leave the column as it is.
  public var isUnset: Bool { length == Self.unsetLength }

  /// Whether it holds a value of zero bytes: an empty text or blob, and an "empty" of the other types.
  public var isEmpty: Bool { length == 0 }

  /// How many bytes the content has, 0 if there is none.
  @inlinable public var count: Int { Int(max(0, length)) }

  /// A copy of the content; `nil` if the cell is null or not set.
  public var content: [UInt8]? { length < 0 ? nil : Array(bytes[range]) }

  @inlinable var range: Range<Int> { start..<start + count }

  /// A reader of the content.
  var reader: ByteReader { ByteReader(bytes, in: range) }
}

extension CQLCell: Hashable {
  /// Whether both hold the same bytes, or both none for the same reason.
  public static func == (left: CQLCell, right: CQLCell) -> Bool {
    left.length == right.length && left.bytes[left.range].elementsEqual(right.bytes[right.range])
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(length)
    bytes[range].withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
