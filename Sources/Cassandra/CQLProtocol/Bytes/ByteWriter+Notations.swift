extension ByteWriter {
  /// [string]. Throws if the text is longer than 65,535 bytes.
  public mutating func string(_ text: String) throws(CQLProtocolError) {
    short(try Self.short(text.utf8.count, "[string]"))
    bytes.append(contentsOf: text.utf8)
  }

  /// [long string]. Throws if the text is longer than 2 GiB.
  public mutating func longString(_ text: String) throws(CQLProtocolError) {
    int(try Self.int(text.utf8.count, "[long string]"))
    bytes.append(contentsOf: text.utf8)
  }

  /// [string list]. Throws if there are more than 65,535 of them.
  public mutating func stringList(_ list: [String]) throws(CQLProtocolError) {
    short(try Self.short(list.count, "[string list]"))
    for text in list { try string(text) }
  }

  /// [string map], sorted by key so that equal maps are equal bytes.
  public mutating func stringMap(_ map: [String: String]) throws(CQLProtocolError) {
    short(try Self.short(map.count, "[string map]"))
    for (key, value) in map.sorted(by: { $0.key < $1.key }) {
      try string(key)
      try string(value)
    }
  }

  /// [string multimap], sorted by key.
  public mutating func stringMultimap(_ map: [String: [String]]) throws(CQLProtocolError) {
    short(try Self.short(map.count, "[string multimap]"))
    for (key, values) in map.sorted(by: { $0.key < $1.key }) {
      try string(key)
      try stringList(values)
    }
  }

  /// [bytes]: `nil` is null.
  public mutating func bytes(_ content: [UInt8]?) throws(CQLProtocolError) {
    guard let content else { return int(CQLCell.nullLength) }
    int(try Self.int(content.count, "[bytes]"))
    raw(content)
  }

  /// [short bytes]. Throws if there are more than 65,535 of them.
  public mutating func shortBytes(_ content: [UInt8]) throws(CQLProtocolError) {
    short(try Self.short(content.count, "[short bytes]"))
    raw(content)
  }

  /// [bytes map], sorted by key.
  public mutating func bytesMap(_ map: [String: [UInt8]?]) throws(CQLProtocolError) {
    short(try Self.short(map.count, "[bytes map]"))
    for (key, value) in map.sorted(by: { $0.key < $1.key }) {
      try string(key)
      try bytes(value)
    }
  }

  /// [value]: a cell as it is, null and not set included.
  public mutating func value(_ cell: CQLCell) {
    int(cell.length)
    raw(cell.bytes, in: cell.range)
  }

  /// [uuid].
  public mutating func uuid(_ value: CQLUUID) {
    integer(value.high)
    integer(value.low)
  }

  /// [inetaddr]: an address without a port.
  public mutating func inetAddress(_ address: InetAddress) {
    byte(UInt8(address.byteCount))
    inetBytes(address)
  }

  /// [inet]: an address and a port.
  public mutating func inet(_ endpoint: InetEndpoint) {
    inetAddress(endpoint.address)
    int(Int32(endpoint.port))
  }

  /// [consistency].
  public mutating func consistency(_ consistency: Consistency) { short(consistency.rawValue) }

  /// A count as a [short]; `name` is what an error calls it.
  static func short(_ count: Int, _ name: StaticString) throws(CQLProtocolError) -> UInt16 {
    guard let short = UInt16(exactly: count) else {
      throw CQLProtocolError(.overLimit, "a \(name) cannot hold \(count), at most 65535")
    }
    return short
  }

  /// A count as an [int]; `name` is what an error calls it.
  static func int(_ count: Int, _ name: StaticString) throws(CQLProtocolError) -> Int32 {
    guard let int = Int32(exactly: count) else {
      throw CQLProtocolError(.overLimit, "a \(name) cannot hold \(count) bytes, at most \(Int32.max)")
    }
    return int
  }
}
