extension Bool: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .boolean = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.byte(self ? 1 : 0)
  }

  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    guard case .boolean = copy type else { throw CQLValueError(copy type, cannotBe: Self.self) }
    self = try cell.integer(of: type) as UInt8 != 0
  }
}

extension Float: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    switch type {
    case .float: writer.integer(bitPattern)
    case .double: writer.integer(Double(self).bitPattern)
    default: throw CQLValueError(type, cannotBe: Self.self)
    }
  }

  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    guard case .float = copy type else { throw CQLValueError(copy type, cannotBe: Self.self) }
    self.init(bitPattern: try cell.integer(of: type))
  }
}

/// A double goes with a column of floats only to be read from it, since not each of them fits.
extension Double: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .double = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.integer(bitPattern)
  }

  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    switch type {
    case .double: self.init(bitPattern: try cell.integer(of: type))
    case .float: self.init(Float(bitPattern: try cell.integer(of: type)))
    default: throw CQLValueError(copy type, cannotBe: Self.self)
    }
  }
}

extension String: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    switch type {
    case .text: writer.bytes.append(contentsOf: utf8)
    case .ascii:
      guard utf8.allSatisfy({ $0 < 0x80 }) else { throw CQLValueError(type, "cannot hold a text that is not ASCII") }
      writer.bytes.append(contentsOf: utf8)
    default: throw CQLValueError(type, cannotBe: Self.self)
    }
  }

  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    switch type {
    case .text, .ascii: self = try cell.text(of: type)
    default: throw CQLValueError(copy type, cannotBe: Self.self)
    }
  }
}

extension CQLUUID: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    switch type {
    case .uuid: writer.uuid(self)
    case .timeuuid:
      guard high >> 12 & 0xF == 1 else { throw CQLValueError(type, cannotHold: self) }
      writer.uuid(self)
    default: throw CQLValueError(type, cannotBe: Self.self)
    }
  }

  public init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError) {
    switch type {
    case .uuid, .timeuuid:
      let bits: UInt128 = try cell.integer(of: type)
      self.init(high: UInt64(truncatingIfNeeded: bits >> 64), low: UInt64(truncatingIfNeeded: bits))
    default: throw CQLValueError(copy type, cannotBe: Self.self)
    }
  }
}

extension InetAddress: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .inet = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.inetBytes(self)
  }

  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .inet = type else { throw CQLValueError(type, cannotBe: Self.self) }
    try cell.requireValue(of: type)
    guard let address = InetAddress(cell.bytes[cell.range]) else {
      throw CQLValueError(type, "has \(cell.count) bytes instead of 4 or 16")
    }
    self = address
  }
}
