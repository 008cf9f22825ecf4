/// RESULT Rows (§4.2.5.2): where each cell is was found out, and none is decoded yet.
///
/// It keeps the whole body that it came in alive, as do its rows and cells.
public struct Rows: Sendable {
  /// The columns: those that came with the rows, or else those that were known before.
  public let columns: [ColumnSpec]
  let content: RowsContent

  /// What precedes the rows.
  public var metadata: ResultMetadata { content.metadata }

  /// How many rows there are.
  public var count: Int { content.count }

  /// No rows of no columns.
  public static let none = Rows(
    columns: [], content: RowsContent(ResultMetadata(columns: []), count: 0, [], cells: []))

  init(columns: [ColumnSpec], content: RowsContent) {
    self.columns = columns
    self.content = content
  }

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    content = try RowsContent(from: &reader)
    columns = content.metadata.columns ?? []
  }

  /// The rows with columns that were known before, if they came without their own.
  ///
  /// - Throws: `CQLProtocolError` if the rows have another number of columns.
  public func with(columns known: [ColumnSpec]) throws(CQLProtocolError) -> Rows {
    if metadata.columns != nil { return self }
    guard known.count == metadata.columnCount else {
      throw CQLProtocolError(
        .malformed, "rows came with \(metadata.columnCount) columns, and \(known.count) are known")
    }
    return Rows(columns: known, content: content)
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try metadata.encode(into: &writer, version: version)
    writer.int(try ByteWriter.int(count, "rows"))
    writer.raw(content.bytes, in: content.range)
  }
}

extension Rows: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The row at `index`, counted from 0.
  public subscript(index: Int) -> Row {
    precondition(indices.contains(index), "there is no row \(index) among \(count)")
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
