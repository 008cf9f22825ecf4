/// Which of the optional parts of QUERY, EXECUTE and BATCH are there (§4.1.4, §4.1.7): a [byte] in version 4, an [int]
/// in version 5.
struct QueryFlags: OptionSet {
  let rawValue: UInt32

  static let values = QueryFlags(rawValue: 0x01)
  static let skipMetadata = QueryFlags(rawValue: 0x02)
  static let pageSize = QueryFlags(rawValue: 0x04)
  static let pagingState = QueryFlags(rawValue: 0x08)
  static let serialConsistency = QueryFlags(rawValue: 0x10)
  static let timestamp = QueryFlags(rawValue: 0x20)
  static let namedValues = QueryFlags(rawValue: 0x40)
  static let keyspace = QueryFlags(rawValue: 0x80)
  static let nowInSeconds = QueryFlags(rawValue: 0x100)

  /// Those of BATCH; it has the other bits for nothing.
  static let ofBatch: QueryFlags = [.serialConsistency, .timestamp, .keyspace, .nowInSeconds]
  private static let ofQuery = QueryFlags(rawValue: 0x1FF)
  private static let ofVersion5: QueryFlags = [.keyspace, .nowInSeconds]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(
    from reader: inout ByteReader, version: ProtocolVersion, allowed: QueryFlags = ofQuery
  ) throws(CQLProtocolError) {
    rawValue = version >= .v5 ? UInt32(bitPattern: try reader.int()) : UInt32(try reader.byte())
    guard subtracting(version >= .v5 ? allowed : allowed.subtracting(Self.ofVersion5)).isEmpty else {
      throw reader.fault(.unsupported, "the flags 0x\(String(rawValue, radix: 16)) have no meaning in \(version)")
    }
  }

  func encode(into writer: inout ByteWriter, version: ProtocolVersion) {
    if version >= .v5 {
      writer.int(Int32(bitPattern: rawValue))
    } else {
      writer.byte(UInt8(truncatingIfNeeded: rawValue))
    }
  }
}
