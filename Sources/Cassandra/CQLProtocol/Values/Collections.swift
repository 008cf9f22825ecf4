extension Optional: CQLEncodable where Wrapped: CQLEncodable {
  public var cqlPresence: CQLPresence { self?.cqlPresence ?? .null }

  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    try self?.encode(as: type, into: &writer)
  }
}

/// `nil` is null. What is empty is not: ask for a `CQLValue` where a column of numbers may be.
extension Optional: CQLDecodable where Wrapped: CQLDecodable {
  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    self = cell.isNull ? nil : try Wrapped(cql: cell, as: type)
  }
}

extension Array: CQLEncodable where Element: CQLEncodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    try Element.encode(self, as: type, into: &writer)
  }
}

extension Array: CQLDecodable where Element: CQLDecodable {
  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    self = try Element.decode(cql: cell, as: type)
  }
}

extension Set: CQLEncodable where Element: CQLEncodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .set = type else { throw CQLValueError(type, cannotBe: Self.self) }
    try writer.elements(Array(self), as: type)
  }
}

extension Set: CQLDecodable where Element: CQLDecodable {
  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .set = type else { throw CQLValueError(type, cannotBe: Self.self) }
    self.init(try cell.elements(as: type) { (cell, type) throws(CQLValueError) in try Element(cql: cell, as: type) })
  }
}

extension Dictionary: CQLEncodable where Key: CQLEncodable, Value: CQLEncodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    try writer.entries(map { ($0.key, $0.value) }, as: type)
  }
}

extension Dictionary: CQLDecodable where Key: CQLDecodable, Value: CQLDecodable {
  /// Of several entries with one key the last is kept.
  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    self = [:]
    try cell.entries(as: type) { (key, keyType, value, valueType) throws(CQLValueError) in
      self[try Key(cql: key, as: keyType)] = try Value(cql: value, as: valueType)
    }
  }
}

extension ByteWriter {
  /// The content of a list, set or vector.
  mutating func elements<Element: CQLEncodable>(_ values: [Element], as type: CQLType) throws(CQLValueError) {
    switch type {
    case .list(let element), .set(let element):
      int(try Self.count(values.count, type))
      for value in values { try self.element(value, as: element) }
    case .vector(let element, let dimension):
      guard values.count == dimension else { throw CQLValueError(type, "cannot hold \(values.count) elements") }
      for value in values { try vectorElement(value, element) }
    default: throw CQLValueError(type, cannotBe: [Element].self)
    }
  }

  /// The content of a map.
  mutating func entries<Key: CQLEncodable, Value: CQLEncodable>(
    _ entries: [(Key, Value)], as type: CQLType
  ) throws(CQLValueError) {
    guard case .map(let keyType, let valueType) = type else {
      throw CQLValueError(type, "cannot be a map of \(Key.self) to \(Value.self)")
    }
    int(try Self.count(entries.count, type))
    for (key, value) in entries {
      try element(key, as: keyType)
      try element(value, as: valueType)
    }
  }

  /// In a vector, lengths are told only of what may have several, and as vints.
  private mutating func vectorElement(_ value: some CQLEncodable, _ type: CQLType) throws(CQLValueError) {
    guard value.cqlPresence == .value else { throw CQLValueError(type, "is null inside of a collection") }
    if let size = type.sizeInVector {
      let start = count
      try value.encode(as: type, into: &self)
      guard count - start == size else { throw CQLValueError(type, "is empty inside of a vector") }
    } else {
      var content = ByteWriter()
      try value.encode(as: type, into: &content)
      unsignedVint(UInt64(content.count))
      raw(content.bytes)
    }
  }

  private static func count(_ count: Int, _ type: CQLType) throws(CQLValueError) -> Int32 {
    guard let count = Int32(exactly: count) else { throw CQLValueError(type, "cannot hold \(count) elements") }
    return count
  }
}
