/// RESULT Rows (§4.2.5.2): where each cell is was found out, and none is decoded yet.
///
/// It keeps the whole body that it came in alive, as do its rows and cells.
public struct Rows: Sendable {
  /// The only reference, which each row has too.
  @usableFromInline let content: RowsContent

  /// The columns: those that came with the rows, or else those that were known before.
  @inlinable public var columns: [ColumnSpec] { content.columns }

  /// What precedes the rows.
  public var metadata: ResultMetadata { content.metadata }

  /// The id of the columns that came with the rows, if they are others than those the request knew. Version 5.
  public var newMetadataID: [UInt8]? { content.metadata.newMetadataID }

  /// How many rows there are.
  @inlinable public var count: Int { content.count }

  /// No rows of no columns.
  public static let none = Rows(RowsContent(ResultMetadata(columns: []), columns: [], count: 0, [], cells: []))

  init(_ content: RowsContent) { self.content = content }

  init(from reader: inout ByteReader, columns known: [ColumnSpec]? = nil) throws(CQLProtocolError) {
    content = try RowsContent(from: &reader, columns: known)
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try metadata.encode(into: &writer, version: version)
    writer.int(try ByteWriter.int(count, "rows"))
    writer.raw(content.bytes, in: content.range)
  }
}

extension Rows: RandomAccessCollection {
  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }

  /// The row at `index`, counted from 0.
  @inlinable
  public subscript(index: Int) -> Row {
    precondition(index >= 0 && index < count, "there is no row \(index) among \(count)")
    return Row(rows: self, index: index)
  }
}

extension Rows: Hashable {
  /// Whether both have the same columns and cells.
  public static func == (left: Rows, right: Rows) -> Bool {
    left.metadata == right.metadata && left.columns == right.columns && left.count == right.count
      && left.content.bytes[left.content.range].elementsEqual(right.content.bytes[right.content.range])
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(metadata)
    hasher.combine(count)
  }
}
