extension CQLValue: CQLDecodable {
  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    if cell.isNull {
      self = .null
    } else if cell.isUnset {
      self = .unset
    } else if cell.isEmpty, !type.hasEmptyValue {
      self = .empty
    } else {
      self = try Self.value(of: cell, as: type)
    }
  }

  private static func value(of cell: CQLCell, as type: CQLType) throws(CQLValueError) -> CQLValue {
    switch type {
    case .boolean: .boolean(try Bool(cql: cell, as: type))
    case .tinyint: .tinyint(try Int8(cql: cell, as: type))
    case .smallint: .smallint(try Int16(cql: cell, as: type))
    case .int: .int(try Int32(cql: cell, as: type))
    case .bigint, .counter: .bigint(try Int64(cql: cell, as: type))
    case .varint: .varint(try CQLVarint(cql: cell, as: type))
    case .decimal: .decimal(try CQLDecimal(cql: cell, as: type))
    case .float: .float(try Float(cql: cell, as: type))
    case .double: .double(try Double(cql: cell, as: type))
    case .text, .ascii: .text(try String(cql: cell, as: type))
    case .blob: .blob(try [UInt8](cql: cell, as: type))
    case .uuid, .timeuuid: .uuid(try CQLUUID(cql: cell, as: type))
    case .inet: .inet(try InetAddress(cql: cell, as: type))
    case .date: .date(try CQLDate(cql: cell, as: type))
    case .time: .time(try CQLTime(cql: cell, as: type))
    case .timestamp: .timestamp(try CQLTimestamp(cql: cell, as: type))
    case .duration: .duration(try CQLDuration(cql: cell, as: type))
    case .list: .list(try [CQLValue](cql: cell, as: type))
    case .set: .set(try [CQLValue](cql: cell, as: type))
    case .map: .map(try entries(of: cell, as: type))
    case .tuple(let elements): .tuple(try parts(of: cell, as: type, elements))
    case .userDefined(let defined): .userDefined(try parts(of: cell, as: type, defined.fields.map(\.type)))
    case .vector: .vector(try [CQLValue](cql: cell, as: type))
    case .custom: .custom(try [UInt8](cql: cell, as: type))
    }
  }

  private static func entries(of cell: CQLCell, as type: CQLType) throws(CQLValueError) -> [MapEntry] {
    var entries: [MapEntry] = []
    try cell.entries(as: type) { (key, keyType, value, valueType) throws(CQLValueError) in
      entries.append(MapEntry(try CQLValue(cql: key, as: keyType), try CQLValue(cql: value, as: valueType)))
    }
    return entries
  }

  /// The parts that are there, so that a short value of a long type takes no more memory than it has bytes for.
  private static func parts(
    of cell: CQLCell, as type: CQLType, _ types: [CQLType]
  ) throws(CQLValueError) -> [CQLValue] {
    let cells = try cell.parts(of: type, atMost: types.count)
    var values: [CQLValue] = []
    values.reserveCapacity(cells.count)
    for (cell, type) in zip(cells, types) { values.append(try CQLValue(cql: cell, as: type)) }
    return values
  }
}

extension CQLType {
  /// Whether zero bytes are a value as others are.
  fileprivate var hasEmptyValue: Bool {
    switch self {
    case .text, .ascii, .blob, .custom: true
    default: false
    }
  }
}
