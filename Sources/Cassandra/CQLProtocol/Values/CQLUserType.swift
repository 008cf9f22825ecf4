/// A Swift type whose values are those of a user defined type, found field by field.
///
/// ```swift
/// struct Address: CQLUserType {
///   var street: String
///   var floor: Int?
///
///   var cqlFields: [String: any CQLEncodable] { ["street": street, "floor": floor] }
///
///   init(cqlFields: CQLFields) throws(CQLValueError) {
///     street = try cqlFields.decode("street")
///     floor = try cqlFields.decode("floor")
///   }
/// }
/// ```
public protocol CQLUserType: CQLEncodable, CQLDecodable {
  /// The fields by their names, as the system tables spell them. Those left out are null.
  var cqlFields: [String: any CQLEncodable] { get }

  /// Makes a value of its fields.
  init(cqlFields: CQLFields) throws(CQLValueError)
}

extension CQLUserType {
  /// The fields in the order of the type. A field that the type has not is an error, so that none is lost in silence.
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .userDefined(let defined) = type else { throw CQLValueError(type, cannotBe: Self.self) }
    var fields = cqlFields
    for field in defined.fields {
      let value = fields.removeValue(forKey: field.name) ?? CQLValue.null
      do { try writer.part(value, as: field.type) } catch { throw error.inColumn(field.name) }
    }
    if let name = fields.keys.min() { throw CQLValueError(type, "has no field \(name)") }
  }

  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .userDefined(let defined) = type else { throw CQLValueError(type, cannotBe: Self.self) }
    let cells = try cell.parts(of: type, atMost: defined.fields.count)
    try self.init(cqlFields: CQLFields(type: defined, cells: cells))
  }
}

/// The fields of a value of a user defined type.
public struct CQLFields: Sendable {
  /// What the fields are.
  public let type: UserDefinedType
  let cells: [CQLCell]

  /// The field of that name as a value of a Swift type. A field that was added to the type later is null.
  ///
  /// - Throws: `CQLValueError` if there is no such field or its content does not fit.
  public func decode<Value: CQLDecodable>(
    _ name: String, as swiftType: Value.Type = Value.self
  ) throws(CQLValueError) -> Value {
    guard let index = type.fields.firstIndex(where: { $0.name == name }) else {
      throw CQLValueError(.userDefined(type), "has no field \(name)")
    }
    do {
      return try Value(cql: index < cells.count ? cells[index] : .null, as: type.fields[index].type)
    } catch {
      throw error.inColumn(name)
    }
  }
}
