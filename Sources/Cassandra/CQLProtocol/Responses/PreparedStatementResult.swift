/// RESULT Prepared (§4.2.5.4): what EXECUTE needs to know of a statement.
public struct PreparedStatementResult: Hashable, Sendable {
  /// What names the statement.
  public let id: [UInt8]
  /// What names the columns of its result. Version 5 always has it, version 4 never.
  public let resultMetadataID: [UInt8]?
  /// The bind markers.
  public let markers: [ColumnSpec]
  /// Which markers are the columns of the partition key, in the key's order; none if the key is not wholly bound, and
  /// the statement's token cannot be known.
  public let partitionKey: [Int]
  /// The columns of its result. Conditional statements have none here: theirs differ from result to result.
  public let result: ResultMetadata

  /// A statement of these parts.
  public init(
    id: [UInt8], resultMetadataID: [UInt8]? = nil, markers: [ColumnSpec] = [], partitionKey: [Int] = [],
    result: ResultMetadata = ResultMetadata(columnCount: 0)
  ) {
    self.id = id
    self.resultMetadataID = resultMetadataID
    self.markers = markers
    self.partitionKey = partitionKey
    self.result = result
  }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    id = try reader.shortBytes()
    resultMetadataID = version >= .v5 ? try reader.shortBytes() : nil
    let flags = ResultMetadata.Flags(rawValue: UInt32(bitPattern: try reader.int()))
    let count = try reader.count(of: "bind markers", atMost: ByteReader.mostColumns)
    let keys = try reader.count(of: "columns of the partition key")
    guard keys * 2 <= reader.remaining else {
      throw reader.fault(.truncated, "a partition key of \(keys) columns is announced")
    }
    var partitionKey: [Int] = []
    partitionKey.reserveCapacity(keys)
    for _ in 0..<keys {
      let marker = Int(try reader.short())
      guard marker < count else { throw reader.fault("a partition key has the marker \(marker) of \(count)") }
      partitionKey.append(marker)
    }
    self.partitionKey = partitionKey
    markers =
      flags.contains(.noMetadata) ? [] : try reader.columns(count, sharingTable: flags.contains(.globalTable))
    result = try ResultMetadata(from: &reader)
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try writer.shortBytes(id)
    if version >= .v5 {
      guard let resultMetadataID else {
        throw CQLProtocolError(
          .unsupported, "the protocol's \(version) prepares only with an id of the result's metadata")
      }
      try writer.shortBytes(resultMetadataID)
    }
    let flags: ResultMetadata.Flags = markers.shareTable ? [.globalTable] : []
    writer.int(Int32(bitPattern: flags.rawValue))
    writer.int(try ByteWriter.int(markers.count, "bind markers"))
    writer.int(try ByteWriter.int(partitionKey.count, "columns of the partition key"))
    for marker in partitionKey { writer.short(try ByteWriter.short(marker, "bind marker")) }
    try writer.columns(markers, sharingTable: flags.contains(.globalTable))
    try result.encode(into: &writer, version: version)
  }
}
