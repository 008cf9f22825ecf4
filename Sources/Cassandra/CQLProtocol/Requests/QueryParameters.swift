/// How QUERY and EXECUTE are to be executed, and with which values (§4.1.4).
public struct QueryParameters: Hashable, Sendable {
  /// How many replicas must take part. A read at a serial level names it here.
  public var consistency: Consistency
  /// The values of the bind markers.
  public var values: BoundValues
  /// Whether the rows are to come without their columns, because these are known from PREPARE.
  public var skipsMetadata: Bool
  /// About how many rows are to come at a time; `nil` leaves it to the node.
  public var pageSize: Int32?
  /// Where the page before this one ended.
  public var pagingState: [UInt8]?
  /// What may be said of any statement.
  public var options: ExecutionOptions

  /// Parameters of these parts.
  public init(
    consistency: Consistency, values: BoundValues = BoundValues(), skipsMetadata: Bool = false, pageSize: Int32? = nil,
    pagingState: [UInt8]? = nil, options: ExecutionOptions = ExecutionOptions()
  ) {
    self.consistency = consistency
    self.values = values
    self.skipsMetadata = skipsMetadata
    self.pageSize = pageSize
    self.pagingState = pagingState
    self.options = options
  }

  init(from reader: inout ByteReader, version: ProtocolVersion) throws(CQLProtocolError) {
    consistency = try reader.consistency()
    let flags = try QueryFlags(from: &reader, version: version)
    values =
      flags.contains(.values)
      ? try BoundValues(from: &reader, named: flags.contains(.namedValues)) : BoundValues()
    skipsMetadata = flags.contains(.skipMetadata)
    if flags.contains(.pageSize) { pageSize = try reader.int() }
    if flags.contains(.pagingState) { pagingState = try reader.bytes() }
    options = try ExecutionOptions(from: &reader, flags: flags)
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) throws(CQLProtocolError) {
    writer.consistency(consistency)
    var flags = try options.flags(version: version)
    if values.count > 0 { flags.insert(.values) }
    if values.areNamed { flags.insert(.namedValues) }
    if skipsMetadata { flags.insert(.skipMetadata) }
    if pageSize != nil { flags.insert(.pageSize) }
    if pagingState != nil { flags.insert(.pagingState) }
    flags.encode(into: &writer, version: version)
    if values.count > 0 { values.encode(into: &writer) }
    if let pageSize { writer.int(pageSize) }
    if let pagingState { try writer.bytes(pagingState) }
    try options.encode(into: &writer)
  }
}
