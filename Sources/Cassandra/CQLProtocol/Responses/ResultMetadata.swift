/// What precedes the rows of a result (§4.2.5.2).
public struct ResultMetadata: Hashable, Sendable {
  /// How many columns each row has.
  public let columnCount: Int
  /// The columns; `nil` if they were left out, because the request said that they are known or because there are none.
  public let columns: [ColumnSpec]?
  /// Where this page ended; `nil` if it is the last. Only this says whether more rows follow, never their number.
  public let pagingState: [UInt8]?
  /// The id of these columns, if they are others than the request's id stood for. Version 5.
  public let newMetadataID: [UInt8]?

  /// The metadata of a result with these columns.
  public init(columns: [ColumnSpec], pagingState: [UInt8]? = nil, newMetadataID: [UInt8]? = nil) {
    columnCount = columns.count
    self.columns = columns
    self.pagingState = pagingState
    self.newMetadataID = newMetadataID
  }

  /// The metadata of a result whose columns are left out.
  public init(columnCount: Int, pagingState: [UInt8]? = nil) {
    self.columnCount = columnCount
    columns = nil
    self.pagingState = pagingState
    newMetadataID = nil
  }

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    let flags = Flags(rawValue: UInt32(bitPattern: try reader.int()))
    columnCount = try reader.count(of: "columns", atMost: ByteReader.mostColumns)
    if flags.contains(.hasMorePages) {
      guard let state = try reader.bytes() else { throw reader.fault("more pages follow, and nothing says where") }
      pagingState = state
    } else {
      pagingState = nil
    }
    newMetadataID = flags.contains(.metadataChanged) ? try reader.shortBytes() : nil
    columns =
      flags.contains(.noMetadata)
      ? nil : try reader.columns(columnCount, sharingTable: flags.contains(.globalTable))
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    if version < .v5 { try refuse(newMetadataID, "change of a result's metadata", version) }
    var flags: Flags = []
    if columns?.shareTable ?? false { flags.insert(.globalTable) }
    if pagingState != nil { flags.insert(.hasMorePages) }
    if columns == nil { flags.insert(.noMetadata) }
    if newMetadataID != nil { flags.insert(.metadataChanged) }
    writer.int(Int32(bitPattern: flags.rawValue))
    writer.int(try ByteWriter.int(columnCount, "columns"))
    if let pagingState { try writer.bytes(pagingState) }
    if let newMetadataID { try writer.shortBytes(newMetadataID) }
    if let columns { try writer.columns(columns, sharingTable: flags.contains(.globalTable)) }
  }

  /// Which parts are there.
  struct Flags: OptionSet {
    let rawValue: UInt32

    static let globalTable = Flags(rawValue: 0x01)
    static let hasMorePages = Flags(rawValue: 0x02)
    static let noMetadata = Flags(rawValue: 0x04)
    static let metadataChanged = Flags(rawValue: 0x08)
  }
}
