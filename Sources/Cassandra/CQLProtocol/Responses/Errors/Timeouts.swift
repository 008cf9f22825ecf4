/// Too few replicas confirmed a write in time (code 0x1100).
public struct WriteTimeout: Hashable, Sendable {
  /// How many confirmed it, of how many.
  public let responses: ReplicaResponses
  /// Which part of the write it was.
  public let writeType: WriteType
  /// How many others a conditional write met; `nil` for other writes and in version 4.
  public let contentions: Int?

  /// A timeout of these parts.
  public init(_ responses: ReplicaResponses, _ writeType: WriteType, contentions: Int? = nil) {
    self.responses = responses
    self.writeType = writeType
    self.contentions = contentions
  }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    responses = try ReplicaResponses(from: &reader)
    writeType = WriteType(try reader.string())
    // Nodes of version 5 say it of conditional writes, and not all of them do.
    let isSaid = version >= .v5 && writeType == .conditional && reader.remaining >= 2
    contentions = isSaid ? Int(try reader.short()) : nil
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try responses.encode(into: &writer)
    try writer.string(writeType.word)
    if version >= .v5, writeType == .conditional, let contentions {
      writer.short(try ByteWriter.short(contentions, "count"))
    }
  }
}

/// Too few replicas answered a read in time (code 0x1200).
public struct ReadTimeout: Hashable, Sendable {
  /// How many answered, of how many.
  public let responses: ReplicaResponses
  /// Whether the replica that was to send the rows, not only their digest, is among them.
  public let hasData: Bool

  /// A timeout of these parts.
  public init(_ responses: ReplicaResponses, hasData: Bool) {
    self.responses = responses
    self.hasData = hasData
  }

  init(from reader: inout ByteReader) throws(CQLProtocolError) {
    responses = try ReplicaResponses(from: &reader)
    hasData = try reader.byte() != 0
  }

  func encode(into writer: inout ByteWriter) throws(CQLProtocolError) {
    try responses.encode(into: &writer)
    writer.byte(hasData ? 1 : 0)
  }
}
