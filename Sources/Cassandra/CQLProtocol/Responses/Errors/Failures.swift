/// Replicas failed to read (code 0x1300), for example because of too many tombstones.
public struct ReadFailure: Hashable, Sendable {
  /// How many answered, of how many.
  public let responses: ReplicaResponses
  /// How many failed.
  public let failures: ReplicaFailures
  /// Whether the replica that was to send the rows, not only their digest, is among those that answered.
  public let hasData: Bool

  /// A failure of these parts.
  public init(_ responses: ReplicaResponses, _ failures: ReplicaFailures, hasData: Bool) {
    self.responses = responses
    self.failures = failures
    self.hasData = hasData
  }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    responses = try ReplicaResponses(from: &reader)
    failures = try ReplicaFailures(from: &reader, version: version)
    hasData = try reader.byte() != 0
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try responses.encode(into: &writer)
    try failures.encode(into: &writer, version: version)
    writer.byte(hasData ? 1 : 0)
  }
}

/// Replicas failed to write (code 0x1500).
public struct WriteFailure: Hashable, Sendable {
  /// How many answered, of how many.
  public let responses: ReplicaResponses
  /// How many failed.
  public let failures: ReplicaFailures
  /// Which part of the write it was.
  public let writeType: WriteType

  /// A failure of these parts.
  public init(_ responses: ReplicaResponses, _ failures: ReplicaFailures, _ writeType: WriteType) {
    self.responses = responses
    self.failures = failures
    self.writeType = writeType
  }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    responses = try ReplicaResponses(from: &reader)
    failures = try ReplicaFailures(from: &reader, version: version)
    writeType = WriteType(try reader.string())
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    try responses.encode(into: &writer)
    try failures.encode(into: &writer, version: version)
    try writer.string(writeType.word)
  }
}
