// What each Swift type is sent as where no column says what it wants; see `CQLEncodable.cqlType`.

extension Bool { public var cqlType: CQLType? { .boolean } }
extension Int8 { public var cqlType: CQLType? { .tinyint } }
extension Int16 { public var cqlType: CQLType? { .smallint } }
extension Int32 { public var cqlType: CQLType? { .int } }
extension Int64 { public var cqlType: CQLType? { .bigint } }
/// A bigint, whatever its value: an int column takes an `Int32`.
extension Int { public var cqlType: CQLType? { .bigint } }
extension CQLVarint { public var cqlType: CQLType? { .varint } }
extension CQLDecimal { public var cqlType: CQLType? { .decimal } }
extension Float { public var cqlType: CQLType? { .float } }
extension Double { public var cqlType: CQLType? { .double } }
extension String { public var cqlType: CQLType? { .text } }
extension CQLUUID { public var cqlType: CQLType? { .uuid } }
extension InetAddress { public var cqlType: CQLType? { .inet } }
extension CQLDate { public var cqlType: CQLType? { .date } }
extension CQLTime { public var cqlType: CQLType? { .time } }
extension CQLTimestamp { public var cqlType: CQLType? { .timestamp } }
extension CQLDuration { public var cqlType: CQLType? { .duration } }

/// As its value; null and unset are the same in every type.
extension Optional where Wrapped: CQLEncodable {
  public var cqlType: CQLType? { if let self { self.cqlType } else { .blob } }
}

/// A list, or a blob where it is of bytes; an empty list is the same whatever it is of.
extension Array where Element: CQLEncodable {
  public var cqlType: CQLType? {
    if Element.self == UInt8.self { return .blob }
    guard let first else { return .list(.blob) }
    return first.cqlType.map { .list($0) }
  }
}

extension Set where Element: CQLEncodable {
  public var cqlType: CQLType? {
    guard let first else { return .set(.blob) }
    return first.cqlType.map { .set($0) }
  }
}

extension Dictionary where Key: CQLEncodable, Value: CQLEncodable {
  public var cqlType: CQLType? {
    guard let first else { return .map(.blob, .blob) }
    guard let key = first.key.cqlType, let value = first.value.cqlType else { return nil }
    return .map(key, value)
  }
}

extension CQLValue {
  public var cqlType: CQLType? {
    switch self {
    case .null, .unset, .empty, .blob, .custom: .blob
    case .boolean: .boolean
    case .tinyint: .tinyint
    case .smallint: .smallint
    case .int: .int
    case .bigint: .bigint
    case .varint: .varint
    case .decimal: .decimal
    case .float: .float
    case .double: .double
    case .text: .text
    case .uuid: .uuid
    case .inet: .inet
    case .date: .date
    case .time: .time
    case .timestamp: .timestamp
    case .duration: .duration
    case .list(let values): values.cqlType
    case .set(let values): Self.common(values).map { .set($0) }
    case .vector(let values): Self.common(values).map { .vector($0, dimension: values.count) }
    case .map(let entries): Self.map(entries)
    case .tuple(let parts), .userDefined(let parts): .tuple(parts.map { $0.cqlType ?? .blob })
    }
  }

  private static func common(_ values: [CQLValue]) -> CQLType? {
    if let first = values.first { first.cqlType } else { .blob }
  }

  private static func map(_ entries: [MapEntry]) -> CQLType? {
    guard let first = entries.first else { return .map(.blob, .blob) }
    guard let key = first.key.cqlType, let value = first.value.cqlType else { return nil }
    return .map(key, value)
  }
}
