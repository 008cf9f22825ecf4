/// The type of a column, a bind marker, or of what is in one (§4.2.5.2).
public indirect enum CQLType: Hashable, Sendable {
  case ascii
  case bigint
  case blob
  case boolean
  case counter
  case date
  case decimal
  case double
  case duration
  case float
  case inet
  case int
  case smallint
  case text
  case time
  case timestamp
  case timeuuid
  case tinyint
  case uuid
  case varint
  case list(CQLType)
  case set(CQLType)
  case map(CQLType, CQLType)
  case tuple([CQLType])
  case userDefined(UserDefinedType)
  /// So many numbers or whatever else; the dimension is at least 1.
  case vector(CQLType, dimension: Int)
  /// A class of the node's that this library does not know: its values are bytes.
  case custom(String)

  /// How deep types may be inside each other where they are read from the network.
  static let maximalDepth = 32

  /// The bytes that each value has inside of a vector, if all have as many there. Some types of one size have theirs
  /// told with each value all the same, as Cassandra does it.
  var sizeInVector: Int? {
    switch self {
    case .boolean: return 1
    case .int, .float: return 4
    case .bigint, .double, .timestamp: return 8
    case .uuid, .timeuuid: return 16
    case .vector(let element, let dimension):
      guard let size = element.sizeInVector else { return nil }
      let (total, overflow) = size.multipliedReportingOverflow(by: dimension)
      return overflow ? nil : total
    default: return nil
    }
  }
}

/// A type that somebody created, with its fields in order (§4.2.5.2).
public struct UserDefinedType: Hashable, Sendable {
  /// One field.
  public struct Field: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// What its values are.
    public let type: CQLType

    /// A field of that name and type.
    public init(_ name: String, _ type: CQLType) {
      self.name = name
      self.type = type
    }
  }

  /// The keyspace that the type is in.
  public let keyspace: String
  /// The type's name.
  public let name: String
  /// The fields in order. Values may end before the last of them: those fields were added later and are null.
  public let fields: [Field]

  /// A type of these parts.
  public init(keyspace: String, name: String, fields: [Field]) {
    self.keyspace = keyspace
    self.name = name
    self.fields = fields
  }
}

extension CQLType: CustomStringConvertible {
  /// The type as CQL writes it.
  public var description: String {
    switch self {
    case .ascii: "ascii"
    case .bigint: "bigint"
    case .blob: "blob"
    case .boolean: "boolean"
    case .counter: "counter"
    case .date: "date"
    case .decimal: "decimal"
    case .double: "double"
    case .duration: "duration"
    case .float: "float"
    case .inet: "inet"
    case .int: "int"
    case .smallint: "smallint"
    case .text: "text"
    case .time: "time"
    case .timestamp: "timestamp"
    case .timeuuid: "timeuuid"
    case .tinyint: "tinyint"
    case .uuid: "uuid"
    case .varint: "varint"
    case .list(let element): "list<\(element)>"
    case .set(let element): "set<\(element)>"
    case .map(let key, let value): "map<\(key), \(value)>"
    case .tuple(let elements): "tuple<\(elements.map(\.description).joined(separator: ", "))>"
    case .userDefined(let type): "\(type.keyspace).\(type.name)"
    case .vector(let element, let dimension): "vector<\(element), \(dimension)>"
    case .custom(let name): "'\(name)'"
    }
  }
}
