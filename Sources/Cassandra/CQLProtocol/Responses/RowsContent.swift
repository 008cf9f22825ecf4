/// The bytes of a result's rows, shared by all that is made of them.
final class RowsContent: Sendable {
  let metadata: ResultMetadata
  let count: Int
  let bytes: [UInt8]
  /// Where the cells are, all together.
  let range: Range<Int>
  /// Where each cell's length is, row after row.
  private let cells: [UInt32]

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    metadata = try ResultMetadata(from: &reader)
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
    range = start..<reader.offset
    bytes = reader.storage
  }

  /// Rows whose cells begin at these places of the bytes, and are all that is in them.
  init(_ metadata: ResultMetadata, count: Int, _ bytes: [UInt8], cells: [UInt32]) {
    self.metadata = metadata
    self.count = count
    self.bytes = bytes
    self.cells = cells
    range = 0..<bytes.count
  }

  /// The cell of a row and column that are there.
  func cell(row: Int, column: Int) -> CQLCell {
    let bytes = bytes
    let place = Int(cells[row * metadata.columnCount + column])
    let length = Int32(bigEndian: bytes.span.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: Int32.self))
    return CQLCell(bytes, at: place + 4, length: max(CQLCell.nullLength, length))
  }
}
