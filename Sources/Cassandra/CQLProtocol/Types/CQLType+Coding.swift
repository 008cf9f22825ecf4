extension CQLType {
  /// The types without parameters, each with its option id.
  private static let simple: [(id: UInt16, type: CQLType)] = [
    (0x01, .ascii), (0x02, .bigint), (0x03, .blob), (0x04, .boolean), (0x05, .counter), (0x06, .decimal),
    (0x07, .double), (0x08, .float), (0x09, .int), (0x0B, .timestamp), (0x0C, .uuid), (0x0D, .text), (0x0E, .varint),
    (0x0F, .timeuuid), (0x10, .inet), (0x11, .date), (0x12, .time), (0x13, .smallint), (0x14, .tinyint),
    (0x15, .duration),
  ]

  private static let byID: [CQLType?] = {
    var types = [CQLType?](repeating: nil, count: 0x20)
    for (id, type) in simple { types[Int(id)] = type }
    return types
  }()

  private static let ids: [CQLType: UInt16] = Dictionary(uniqueKeysWithValues: simple.map { ($0.type, $0.id) })

  /// The type without parameters of that option id.
  fileprivate init?(id: UInt16) {
    guard id < Self.byID.count, let type = Self.byID[Int(id)] else { return nil }
    self = type
  }

  fileprivate var id: UInt16? { Self.ids[self] }
}

extension ByteReader {
  /// [option]: a type.
  mutating func type(depth: Int = CQLType.maximalDepth) throws(CQLProtocolError) -> CQLType {
    guard depth > 0 else { throw fault(.overLimit, "types are more than \(CQLType.maximalDepth) deep in each other") }
    let id = try short()
    if let type = CQLType(id: id) { return type }
    switch id {
    case 0x00:
      let name = try string()
      return CQLType(className: name, depth: depth)
    case 0x20: return .list(try type(depth: depth - 1))
    case 0x21: return .map(try type(depth: depth - 1), try type(depth: depth - 1))
    case 0x22: return .set(try type(depth: depth - 1))
    case 0x30: return .userDefined(try userDefinedType(depth: depth - 1))
    case 0x31:
      let count = try count(atLeast: 2, bytesEach: "tuple")
      var elements: [CQLType] = []
      elements.reserveCapacity(count)
      for _ in 0..<count { elements.append(try type(depth: depth - 1)) }
      return .tuple(elements)
    default: throw fault("no type has the id 0x\(String(id, radix: 16))")
    }
  }

  private mutating func userDefinedType(depth: Int) throws(CQLProtocolError) -> UserDefinedType {
    let keyspace = try string()
    let name = try string()
    let count = try count(atLeast: 4, bytesEach: "user defined type")
    var fields: [UserDefinedType.Field] = []
    fields.reserveCapacity(count)
    for _ in 0..<count { fields.append(UserDefinedType.Field(try string(), try type(depth: depth))) }
    return UserDefinedType(keyspace: keyspace, name: name, fields: fields)
  }
}

extension ByteWriter {
  /// [option]: a type. Vectors are sent as the class that nodes have for them.
  mutating func type(_ type: CQLType) throws(CQLProtocolError) {
    switch type {
    case .list(let element):
      short(0x20)
      try self.type(element)
    case .map(let key, let value):
      short(0x21)
      try self.type(key)
      try self.type(value)
    case .set(let element):
      short(0x22)
      try self.type(element)
    case .userDefined(let type):
      short(0x30)
      try string(type.keyspace)
      try string(type.name)
      short(try Self.short(type.fields.count, "user defined type"))
      for field in type.fields {
        try string(field.name)
        try self.type(field.type)
      }
    case .tuple(let elements):
      short(0x31)
      short(try Self.short(elements.count, "tuple"))
      for element in elements { try self.type(element) }
    default:
      if let id = type.id { return short(id) }
      short(0x00)
      try string(type.className)
    }
  }
}
