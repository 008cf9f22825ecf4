extension CQLType {
  /// Where the node's classes are.
  static let classPackage = "org.apache.cassandra.db.marshal."

  /// The node's classes of types without parameters.
  static let classes: [String: CQLType] = [
    "AsciiType": .ascii, "LongType": .bigint, "BytesType": .blob, "BooleanType": .boolean,
    "CounterColumnType": .counter, "DecimalType": .decimal, "DoubleType": .double, "FloatType": .float,
    "Int32Type": .int, "TimestampType": .timestamp, "UUIDType": .uuid, "UTF8Type": .text, "IntegerType": .varint,
    "TimeUUIDType": .timeuuid, "InetAddressType": .inet, "SimpleDateType": .date, "TimeType": .time,
    "ShortType": .smallint, "ByteType": .tinyint, "DurationType": .duration,
  ]

  private static let classNames: [CQLType: String] = Dictionary(
    uniqueKeysWithValues: classes.map { ($0.value, $0.key) })

  /// The type that the node writes as a class, with its parameters in brackets; `custom` if it is none of those known
  /// here.
  public init(className: String) { self.init(className: className, depth: Self.maximalDepth) }

  init(className: String, depth: Int) {
    var parser = ClassNameParser(className)
    self = parser.whole(depth: depth) ?? .custom(className)
  }

  /// The class as the node writes it.
  var className: String {
    let package = Self.classPackage
    func list(_ types: [CQLType]) -> String { types.map(\.className).joined(separator: ",") }
    switch self {
    case .custom(let name): return name
    case .list(let element): return "\(package)ListType(\(element.className))"
    case .set(let element): return "\(package)SetType(\(element.className))"
    case .map(let key, let value): return "\(package)MapType(\(list([key, value])))"
    case .tuple(let elements): return "\(package)TupleType(\(list(elements)))"
    case .vector(let element, let dimension): return "\(package)VectorType(\(element.className) , \(dimension))"
    case .userDefined(let type):
      let fields = type.fields.map { ",\($0.name.hexadecimal):\($0.type.className)" }.joined()
      return "\(package)UserType(\(type.keyspace),\(type.name.hexadecimal)\(fields))"
    default: return package + (Self.classNames[self] ?? "BytesType")
    }
  }
}

extension String {
  /// The bytes of the text in hexadecimal digits.
  var hexadecimal: String {
    utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The text that hexadecimal digits stand for.
  init?(hexadecimal digits: some StringProtocol) {
    let digits = Array(digits.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    self.init(utf8: bytes, in: 0..<bytes.count)
  }
}
