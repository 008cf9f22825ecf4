import CQLProtocol

/// Makes types of their names in one keyspace, whose own types may be made of each other.
final class TypeResolver {
  /// A type that somebody created: its fields, each with its type's name.
  typealias Fields = [(name: String, type: String)]

  private let keyspace: String
  private let definitions: [String: Fields]
  private var resolved: [String: CQLType] = [:]
  private var begun: Set<String> = []

  init(keyspace: String, _ definitions: [String: Fields]) {
    self.keyspace = keyspace
    self.definitions = definitions
  }

  /// How deep types may be inside each other; the codec takes no deeper ones.
  static let maximalDepth = 32

  /// The type of that name; `custom` where it cannot be read.
  func type(_ name: String, depth: Int = maximalDepth) -> CQLType {
    var parser = TypeNameParser(name)
    return parser.whole(depth: depth) { userType($0, depth: $1) } ?? .custom(name)
  }

  /// The types that somebody created, in the order of their names.
  var userTypes: [UserDefinedType] {
    definitions.keys.sorted().compactMap { name in
      guard case .userDefined(let type)? = userType(name, depth: Self.maximalDepth) else { return nil }
      return type
    }
  }

  /// Nil where there is no such type, or it would be made of itself.
  private func userType(_ name: String, depth: Int) -> CQLType? {
    if let type = resolved[name] { return type }
    guard let fields = definitions[name], begun.insert(name).inserted else { return nil }
    defer { begun.remove(name) }
    let parts = fields.map { UserDefinedType.Field($0.name, type($0.type, depth: depth - 1)) }
    let made = CQLType.userDefined(UserDefinedType(keyspace: keyspace, name: name, fields: parts))
    resolved[name] = made
    return made
  }
}
