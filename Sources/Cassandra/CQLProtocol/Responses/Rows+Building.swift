extension Rows {
  /// Rows of these values, as a node would send them.
  ///
  /// - Throws: `CQLValueError` if a value does not fit its column or a row has another number of columns.
  public init(
    columns: [ColumnSpec], pagingState: [UInt8]? = nil, newMetadataID: [UInt8]? = nil, _ rows: [[CQLValue]]
  ) throws(CQLValueError) {
    let metadata = ResultMetadata(columns: columns, pagingState: pagingState, newMetadataID: newMetadataID)
    try self.init(metadata, columns, rows)
  }

  /// Rows of these values without their columns, as a node sends them to a client that knows the columns.
  ///
  /// - Throws: `CQLValueError` if a value does not fit its column or a row has another number of columns.
  public init(
    skippingMetadataOf columns: [ColumnSpec], pagingState: [UInt8]? = nil, _ rows: [[CQLValue]]
  ) throws(CQLValueError) {
    try self.init(ResultMetadata(columnCount: columns.count, pagingState: pagingState), columns, rows)
  }

  private init(
    _ metadata: ResultMetadata, _ columns: [ColumnSpec], _ rows: [[CQLValue]]
  ) throws(CQLValueError) {
    var writer = ByteWriter()
    var cells: [UInt32] = []
    for row in rows {
      guard row.count == columns.count, !row.isEmpty else {
        throw CQLValueError(.custom("row"), "has \(row.count) columns instead of \(columns.count)")
      }
      for (value, column) in zip(row, columns) {
        cells.append(UInt32(truncatingIfNeeded: writer.count))
        do { try writer.value(value, as: column.type) } catch { throw error.inColumn(column.name) }
      }
    }
    self.init(RowsContent(metadata, columns: columns, count: rows.count, writer.bytes, cells: cells))
  }
}
