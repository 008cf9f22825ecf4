/// RESULT Rows (§4.2.5.2): where each cell is was found out, and none is decoded yet.
///
/// It keeps the whole body that it came in alive, as do its rows and cells.
public struct Rows: Sendable {
  /// What precedes the rows.
  public let metadata: ResultMetadata
  /// The columns: those that came with the rows, or else those that were known before.
  public let columns: [ColumnSpec]
  /// How many rows there are.
  public let count: Int
  let bytes: [UInt8]
  /// Where each cell's length is, row after row.
  let cells: [UInt32]
  /// Where the cells are, all together.
  let content: Range<Int>

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    metadata = try ResultMetadata(from: &reader)
    columns = metadata.columns ?? []
    count = try reader.count(of: "rows")
    let (total, overflow) = count.multipliedReportingOverflow(by: metadata.columnCount)
    // Each cell has a length at least, so that this bounds the memory by that of the body.
    guard !overflow, total <= reader.remaining / 4, metadata.columnCount > 0 || count == 0 else {
      throw reader.fault(
        .truncated,
        "\(count) rows of \(metadata.columnCount) columns are announced where \(reader.remaining) bytes are left")
    }
    var cells: [UInt32] = []
    cells.reserveCapacity(total)
    let start = reader.offset
    for _ in 0..<total {
      cells.append(UInt32(truncatingIfNeeded: reader.offset))
      let length = try reader.int()
      if length > 0 { _ = try reader.range(Int(length), of: "cell") }
    }
    self.cells = cells
    content = start..<reader.offset
    bytes = reader.storage
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
    return Rows(self, columns: known)
  }

  private init(_ rows: Rows, columns: [ColumnSpec]) {
    metadata = rows.metadata
    self.columns = columns
    count = rows.count
    bytes = rows.bytes
    cells = rows.cells
    content = rows.content
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try metadata.encode(into: &writer, version: version)
    writer.int(try ByteWriter.int(count, "rows"))
    writer.raw(bytes, in: content)
  }

  /// The cell of a row and column that are there.
  func cell(row: Int, column: Int) -> CQLCell {
    let place = Int(cells[row * metadata.columnCount + column])
    let length = Int32(bigEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: Int32.self))
    return CQLCell(bytes, at: place + 4, length: Swift.max(CQLCell.nullLength, length))
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
      && left.bytes[left.content].elementsEqual(right.bytes[right.content])
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(metadata)
    hasher.combine(count)
  }
}
