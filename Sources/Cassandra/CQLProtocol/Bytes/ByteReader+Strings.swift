extension ByteReader {
  /// [string]: up to 65,535 bytes of UTF-8.
  public mutating func string() throws(CQLProtocolError) -> String {
    try text(Int(try short()), "[string]")
  }

  /// [long string]: up to 2 GiB of UTF-8.
  public mutating func longString() throws(CQLProtocolError) -> String {
    try text(Int(try int()), "[long string]")
  }

  /// [string list].
  public mutating func stringList() throws(CQLProtocolError) -> [String] {
    let count = try count(atLeast: 2, bytesEach: "[string list]")
    var list: [String] = []
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try string()) }
    return list
  }

  /// [string map]. Of several values with one key the last is kept.
  public mutating func stringMap() throws(CQLProtocolError) -> [String: String] {
    let count = try count(atLeast: 4, bytesEach: "[string map]")
    var map: [String: String] = [:]
    map.reserveCapacity(count)
    for _ in 0..<count { map[try string()] = try string() }
    return map
  }

  /// [string multimap]. Of several values with one key the last is kept.
  public mutating func stringMultimap() throws(CQLProtocolError) -> [String: [String]] {
    let count = try count(atLeast: 4, bytesEach: "[string multimap]")
    var map: [String: [String]] = [:]
    map.reserveCapacity(count)
    for _ in 0..<count { map[try string()] = try stringList() }
    return map
  }

  /// A [short] that says how many elements follow, each of at least so many bytes.
  mutating func count(atLeast size: Int, bytesEach name: StaticString) throws(CQLProtocolError) -> Int {
    let count = Int(try short())
    guard count * size <= remaining else {
      throw fault(.truncated, "a \(name) of \(count) elements is announced where \(remaining) bytes are left")
    }
    return count
  }

  private mutating func text(_ count: Int, _ name: StaticString) throws(CQLProtocolError) -> String {
    let range = try range(count, of: name)
    guard let text = String(utf8: storage, in: range) else {
      throw CQLProtocolError(.malformed, at: range.lowerBound, "a \(name) is not UTF-8")
    }
    return text
  }
}

extension String {
  /// The text of some of the bytes; `nil` if they are not UTF-8.
  init?(utf8 bytes: borrowing [UInt8], in range: Range<Int>) {
    guard let text = try? UTF8Span(validating: bytes.span.extracting(range)) else { return nil }
    self.init(copying: text)
  }
}
