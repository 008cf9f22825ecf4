extension Int8: CQLEncodable, CQLDecodable {}
extension Int16: CQLEncodable, CQLDecodable {}
extension Int32: CQLEncodable, CQLDecodable {}
extension Int64: CQLEncodable, CQLDecodable {}
extension Int: CQLEncodable, CQLDecodable {}

/// Integers go with every type of integer, as long as the value fits: nothing is ever cut off.
extension CQLEncodable where Self: FixedWidthInteger {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    switch type {
    case .int: writer.integer(try exactly(type) as Int32)
    case .bigint, .counter: writer.integer(try exactly(type) as Int64)
    case .smallint: writer.integer(try exactly(type) as Int16)
    case .tinyint: writer.integer(try exactly(type) as Int8)
    case .varint: writer.raw(CQLVarint(self).bytes)
    default: throw CQLValueError(type, cannotBe: Self.self)
    }
  }

  @inline(__always)
  private func exactly<Integer: FixedWidthInteger>(_ type: CQLType) throws(CQLValueError) -> Integer {
    guard let integer = Integer(exactly: self) else { throw CQLValueError(type, cannotHold: self) }
    return integer
  }
}

extension CQLDecodable where Self: FixedWidthInteger {
  @inlinable
  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    switch type {
    case .int: self = try Self.exactly(try cell.integer(of: type) as Int32, type)
    case .bigint, .counter: self = try Self.exactly(try cell.integer(of: type) as Int64, type)
    case .smallint: self = try Self.exactly(try cell.integer(of: type) as Int16, type)
    case .tinyint: self = try Self.exactly(try cell.integer(of: type) as Int8, type)
    case .varint: self = try Self.exactly(try CQLVarint(cql: copy cell, as: copy type), type)
    default: throw CQLValueError(copy type, cannotBe: Self.self)
    }
  }

  @inlinable
  static func exactly(_ integer: some FixedWidthInteger, _ type: CQLType) throws(CQLValueError) -> Self {
    guard let value = Self(exactly: integer) else { throw tooLarge(integer, type) }
    return value
  }

  @usableFromInline
  static func exactly(_ number: CQLVarint, _ type: CQLType) throws(CQLValueError) -> Self {
    guard let integer = number.exactly(Self.self) else { throw tooLarge(number, type) }
    return integer
  }

  @usableFromInline
  static func tooLarge(_ value: some Any, _ type: CQLType) -> CQLValueError {
    CQLValueError(type, "holds \(value), which is beyond \(Self.self)")
  }
}

/// An array of these is a blob, or else a collection of small integers.
extension UInt8: CQLEncodable, CQLDecodable {
  public static func encode(
    _ values: [UInt8], as type: CQLType, into writer: inout ByteWriter
  ) throws(CQLValueError) {
    switch type {
    case .blob, .custom: writer.raw(values)
    default: try writer.elements(values, as: type)
    }
  }

  public static func decode(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) -> [UInt8] {
    switch type {
    case .blob, .custom:
      guard let content = cell.content else { throw CQLValueError(type, cell.isNull ? "is null" : "is not set") }
      return content
    default: return try cell.elements(as: type) { (cell, type) throws(CQLValueError) in try UInt8(cql: cell, as: type) }
    }
  }
}
