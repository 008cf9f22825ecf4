/// What may be said of the execution of any statement or batch.
public struct ExecutionOptions: Hashable, Sendable {
  /// How a conditional statement's promise is agreed upon; `nil` leaves it to the node.
  public var serialConsistency: SerialConsistency?
  /// The time of the write in microseconds since 1970, unless the statement names one; `nil` leaves it to the node.
  public var timestamp: Int64?
  /// The keyspace of tables that name none. Version 5.
  public var keyspace: String?
  /// What the node is to take for the present, in seconds since 1970. Version 5.
  public var nowInSeconds: Int32?

  /// These options, by default none.
  public init(
    serialConsistency: SerialConsistency? = nil, timestamp: Int64? = nil, keyspace: String? = nil,
    nowInSeconds: Int32? = nil
  ) {
    self.serialConsistency = serialConsistency
    self.timestamp = timestamp
    self.keyspace = keyspace
    self.nowInSeconds = nowInSeconds
  }

  /// Reads what the flags say is there.
  init(from reader: inout ByteReader, flags: QueryFlags) throws(CQLProtocolError) {
    if flags.contains(.serialConsistency) {
      let code = try reader.short()
      guard let serial = SerialConsistency(rawValue: code) else {
        throw reader.fault("no serial consistency has the code \(code)")
      }
      serialConsistency = serial
    }
    if flags.contains(.timestamp) { timestamp = try reader.long() }
    if flags.contains(.keyspace) { keyspace = try reader.string() }
    if flags.contains(.nowInSeconds) { nowInSeconds = try reader.int() }
  }

  /// The flags that announce what `encode` writes. Throws if the version cannot say it.
  func flags(version: ProtocolVersion) throws(CQLProtocolError) -> QueryFlags {
    if version < .v5 {
      try refuse(keyspace, "a keyspace of one request", version)
      try refuse(nowInSeconds, "a present of one request", version)
    }
    var flags: QueryFlags = []
    if serialConsistency != nil { flags.insert(.serialConsistency) }
    if timestamp != nil { flags.insert(.timestamp) }
    if keyspace != nil { flags.insert(.keyspace) }
    if nowInSeconds != nil { flags.insert(.nowInSeconds) }
    return flags
  }

  func encode(into writer: inout ByteWriter) throws(CQLProtocolError) {
    if let serialConsistency { writer.short(serialConsistency.rawValue) }
    if let timestamp { writer.long(timestamp) }
    if let keyspace { try writer.string(keyspace) }
    if let nowInSeconds { writer.int(nowInSeconds) }
  }
}
