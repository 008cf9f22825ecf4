extension ByteReader {
  /// [bytes]: `nil` if null.
  public mutating func bytes() throws(CQLProtocolError) -> [UInt8]? {
    let count = Int(try int())
    return count < 0 ? nil : try raw(count, of: "[bytes]")
  }

  /// [short bytes]: up to 65,535 bytes.
  public mutating func shortBytes() throws(CQLProtocolError) -> [UInt8] {
    try raw(Int(try short()), of: "[short bytes]")
  }

  /// [bytes map]. Of several values with one key the last is kept.
  public mutating func bytesMap() throws(CQLProtocolError) -> [String: [UInt8]?] {
    let count = try count(atLeast: 6, bytesEach: "[bytes map]")
    var map: [String: [UInt8]?] = [:]
    map.reserveCapacity(count)
    for _ in 0..<count {
      let key = try string()
      map.updateValue(try bytes(), forKey: key)
    }
    return map
  }

  /// [value]: a cell that may be null or not set. The content is not copied.
  public mutating func value() throws(CQLProtocolError) -> CQLCell {
    let count = try int()
    guard count >= CQLCell.unsetLength else { throw fault("a [value] has the length \(count)") }
    return try cell(count)
  }

  /// [bytes] as a cell: any negative length is null. The content is not copied.
  mutating func cell() throws(CQLProtocolError) -> CQLCell {
    try cell(max(CQLCell.nullLength, try int()))
  }

  private mutating func cell(_ length: Int32) throws(CQLProtocolError) -> CQLCell {
    guard length > 0 else { return CQLCell(storage, at: position, length: length) }
    let range = try range(Int(length), of: "[value]")
    return CQLCell(storage, at: range.lowerBound, length: length)
  }

  /// [uuid].
  public mutating func uuid() throws(CQLProtocolError) -> CQLUUID {
    let high: UInt64 = try integer("[uuid]")
    return CQLUUID(high: high, low: try integer("[uuid]"))
  }

  /// [inetaddr]: an address without a port.
  public mutating func inetAddress() throws(CQLProtocolError) -> InetAddress {
    let count = Int(try byte())
    guard let address = InetAddress(storage[try range(count, of: "[inetaddr]")]) else {
      throw fault("an address has \(count) bytes")
    }
    return address
  }

  /// [inet]: an address and a port.
  public mutating func inet() throws(CQLProtocolError) -> InetEndpoint {
    let address = try inetAddress()
    let port = try int()
    guard let port = UInt16(exactly: port) else { throw fault("an [inet] has the port \(port)") }
    return InetEndpoint(address: address, port: port)
  }

  /// [consistency].
  public mutating func consistency() throws(CQLProtocolError) -> Consistency {
    let code = try short()
    guard let consistency = Consistency(rawValue: code) else { throw fault("no consistency has the code \(code)") }
    return consistency
  }
}
