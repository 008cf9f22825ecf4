/// The bytes of a result's rows, shared by all that is made of them.
@usableFromInline
final class RowsContent: Sendable {
  let metadata: ResultMetadata
  /// Those of the metadata, or else those that were known before.
  @usableFromInline let columns: [ColumnSpec]
  /// How many cells each row has.
  @usableFromInline let width: Int
  @usableFromInline let count: Int
  @usableFromInline let bytes: [UInt8]
  /// Where the cells are, all together.
  let range: Range<Int>
  /// Where each cell's length is, row after row.
  @usableFromInline let cells: [UInt32]

  init(from reader: inout ByteReader, columns known: [ColumnSpec]?) throws(CQLProtocolError) {
    metadata = try ResultMetadata(from: &reader)
    if metadata.columns == nil, let known, known.count != metadata.columnCount {
      throw CQLProtocolError(
        .malformed, "rows came with \(metadata.columnCount) columns, and \(known.count) are known")
    }
    columns = metadata.columns ?? known ?? []
    width = metadata.columnCount
    count = try reader.count(of: "rows")
    let (total, overflow) = count.multipliedReportingOverflow(by: metadata.columnCount)
    // Each cell has a length at least, so that this bounds the memory by that of the body.
    guard !overflow, total <= reader.remaining / 4, metadata.columnCount > 0 || count == 0 else {
      throw reader.fault(
        .truncated,
        "\(count) rows of \(metadata.columnCount) columns are announced where \(reader.remaining) bytes are left")
    }
    var cells = [UInt32](repeating: 0, count: total)
    let start = reader.offset
    for index in cells.indices {
      cells[index] = UInt32(truncatingIfNeeded: reader.offset)
      let length = try reader.int()
      if length > 0 { _ = try reader.range(Int(length), of: "cell") }
    }
    self.cells = cells
    range = start..<reader.offset
    bytes = reader.storage
  }

  /// Rows whose cells begin at these places of the bytes, and are all that is in them.
  init(_ metadata: ResultMetadata, columns: [ColumnSpec], count: Int, _ bytes: [UInt8], cells: [UInt32]) {
    self.metadata = metadata
    self.columns = columns
    width = metadata.columnCount
    self.count = count
    self.bytes = bytes
    self.cells = cells
    range = 0..<bytes.count
  }

  /// The cell of a row and column that are there. Inlined, so that a cell that is decoded at once is not counted.
  @inlinable
  @inline(__always)
  func cell(row: Int, column: Int) -> CQLCell {
    let place = Int(cells[row * width + column])
    return CQLCell(bytes, at: place + 4, length: max(CQLCell.nullLength, Self.length(in: bytes, at: place)))
  }

  @inlinable
  @inline(__always)
  static func length(in bytes: [UInt8], at place: Int) -> Int32 {
    Int32(bigEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: Int32.self))
  }
}
