/// The values of a statement's bind markers, encoded as they are added.
///
/// Either all of them are named or none: the first one decides.
public struct BoundValues: Hashable, Sendable {
  /// How many values there are, 65,535 at most.
  public private(set) var count = 0
  /// Whether each value says which marker it is for; otherwise they are in the markers' order.
  public private(set) var areNamed = false
  /// The values one after another as they are sent, without their number.
  private var content: ByteWriter

  /// No values yet, with room for some bytes of them.
  public init(capacity: Int = 0) { content = ByteWriter(capacity: capacity) }

  /// Adds the value of the next marker.
  ///
  /// - Throws: `CQLValueError` if the column cannot hold the value.
  public mutating func append(_ value: some CQLEncodable, for column: ColumnSpec) throws(CQLValueError) {
    do {
      try append(value, as: column.type)
    } catch {
      throw error.inColumn(column.name)
    }
  }

  /// Adds the value of the next marker, or of the marker of that name.
  ///
  /// - Throws: `CQLValueError` if a column of that type cannot hold the value.
  public mutating func append(
    _ value: some CQLEncodable, as type: CQLType, name: String? = nil
  ) throws(CQLValueError) {
    let start = content.count
    do {
      try begin(type, name)
      try content.value(value, as: type)
      count += 1
    } catch {
      content.bytes.removeSubrange(start...)
      throw error
    }
  }

  private mutating func begin(_ type: CQLType, _ name: String?) throws(CQLValueError) {
    guard count < Int(UInt16.max) else { throw CQLValueError(type, "is one too many: a statement has at most 65535") }
    if count == 0 { areNamed = name != nil }
    guard areNamed == (name != nil) else { throw CQLValueError(type, "is named while others are not, or the reverse") }
    guard let name else { return }
    do { try content.string(name) } catch { throw CQLValueError(type, "has a name of more than 65535 bytes") }
  }

  init(from reader: inout ByteReader, named: Bool) throws(CQLProtocolError) {
    count = Int(try reader.short())
    areNamed = named
    let start = reader.offset
    for _ in 0..<count {
      if named { _ = try reader.string() }
      _ = try reader.value()
    }
    content = ByteWriter(continuing: Array(reader.storage[start..<reader.offset]))
  }

  func encode(into writer: inout ByteWriter) {
    writer.short(UInt16(truncatingIfNeeded: count))
    writer.raw(content.bytes)
  }

  /// The values as they are sent, each with its name if it has one.
  public var cells: [(name: String?, cell: CQLCell)] {
    var reader = ByteReader(content.bytes)
    return (0..<count).compactMap { _ in
      let name = areNamed ? try? reader.string() : nil
      return (try? reader.value()).map { (name, $0) }
    }
  }

  /// The value of the marker at `index`; `nil` if there is none. The values are walked through, which is quick for
  /// those in front.
  public func cell(at index: Int) -> CQLCell? {
    guard !areNamed, index >= 0, index < count else { return nil }
    var reader = ByteReader(content.bytes)
    for _ in 0..<index where (try? reader.value()) == nil { return nil }
    return try? reader.value()
  }
}
