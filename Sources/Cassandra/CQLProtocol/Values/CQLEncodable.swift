/// Whether something is bound at all.
public enum CQLPresence: Hashable, Sendable {
  /// There is a value.
  case value
  /// There is none, and what the column has is deleted.
  case null
  /// There is none, and what the column has stays.
  case unset
}

/// A Swift type whose values can be bound and put into columns.
public protocol CQLEncodable: Sendable {
  /// Whether there is a value; it is one unless the type says otherwise.
  var cqlPresence: CQLPresence { get }

  /// The type that it is sent as where nobody has told that of the column: in a statement that is not prepared. `nil`,
  /// unless the type says otherwise, where only the column can tell.
  var cqlType: CQLType? { get }

  /// Writes the value as a column of that type has it, without its length. Only asked of what is a value.
  ///
  /// - Throws: `CQLValueError` if such a column cannot hold the value.
  func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError)

  /// Writes several values as a list, set or vector. Types whose arrays mean something else have their own.
  static func encode(_ values: [Self], as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError)
}

extension CQLEncodable {
  public var cqlPresence: CQLPresence { .value }

  public var cqlType: CQLType? { nil }

  public static func encode(
    _ values: [Self], as type: CQLType, into writer: inout ByteWriter
  ) throws(CQLValueError) {
    try writer.elements(values, as: type)
  }
}

/// A Swift type that can be made from the content of columns.
public protocol CQLDecodable: Sendable {
  /// Makes a value of what a column of that type holds. Both are lent: a row that is read counts no references.
  ///
  /// - Throws: `CQLValueError` if this cannot be.
  init(cql cell: borrowing CQLCell, as type: borrowing CQLType) throws(CQLValueError)

  /// Makes values of a list, set or vector. Types whose arrays mean something else have their own.
  static func decode(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) -> [Self]
}

extension CQLDecodable {
  public static func decode(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) -> [Self] {
    try cell.elements(as: type) { (cell, type) throws(CQLValueError) in try Self(cql: cell, as: type) }
  }
}

/// A Swift type that can be put into columns and be made from them.
public typealias CQLCodable = CQLEncodable & CQLDecodable

extension ByteWriter {
  /// [value]: the value with its length, or that there is none.
  mutating func value(_ value: some CQLEncodable, as type: CQLType) throws(CQLValueError) {
    switch value.cqlPresence {
    case .null: int(CQLCell.nullLength)
    case .unset: int(CQLCell.unsetLength)
    case .value:
      let place = reserveInt()
      try value.encode(as: type, into: &self)
      guard let length = Int32(exactly: count - place - 4) else {
        throw CQLValueError(type, "cannot hold more than \(Int32.max) bytes")
      }
      setInt(length, at: place)
    }
  }

  /// An element of a collection, which is always a value.
  mutating func element(_ value: some CQLEncodable, as type: CQLType) throws(CQLValueError) {
    guard value.cqlPresence == .value else { throw CQLValueError(type, "is null inside of a collection") }
    try self.value(value, as: type)
  }

  /// A part of a tuple or user defined type, which may be null.
  mutating func part(_ value: some CQLEncodable, as type: CQLType) throws(CQLValueError) {
    guard value.cqlPresence != .unset else { throw CQLValueError(type, "is not set inside of another value") }
    try self.value(value, as: type)
  }
}
