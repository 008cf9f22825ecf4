/// Reads what the node writes as a class: `Package.Class` or `Package.Class(parameter,…)`.
struct ClassNameParser {
  private var text: TypeText

  init(_ text: String) { self.text = TypeText(text, wordsEndBefore: "(),: ") }

  /// The type that the whole text is; `nil` if it is not written as one.
  mutating func whole(depth: Int) -> CQLType? {
    let type = type(depth: depth)
    return text.isAtEnd ? type : nil
  }

  private mutating func type(depth: Int) -> CQLType? {
    guard depth > 0 else { return nil }
    text.skipBlanks()
    let start = text.position
    let fullName = text.word()
    guard !fullName.isEmpty else { return nil }
    let package = CQLType.classPackage
    let name = fullName.hasPrefix(package) ? String(fullName.dropFirst(package.utf8.count)) : fullName
    guard text.skip("(") else { return CQLType.classes[name] ?? .custom(fullName) }
    switch name {
    case "FrozenType", "ReversedType": return closed(type(depth: depth - 1))
    case "ListType": return closed(type(depth: depth - 1).map { .list($0) })
    case "SetType": return closed(type(depth: depth - 1).map { .set($0) })
    case "MapType":
      guard let key = type(depth: depth - 1), text.skip(","), let value = type(depth: depth - 1) else { return nil }
      return closed(.map(key, value))
    case "TupleType": return tuple(depth: depth - 1)
    case "VectorType":
      guard let element = type(depth: depth - 1), text.skip(","), let dimension = Int32(text.word()), dimension > 0
      else {
        return nil
      }
      return closed(.vector(element, dimension: Int(dimension)))
    case "UserType": return userDefined(depth: depth - 1)
    default: return unknown(from: start)
    }
  }

  private mutating func tuple(depth: Int) -> CQLType? {
    var elements: [CQLType] = []
    repeat {
      guard let element = type(depth: depth) else { return nil }
      elements.append(element)
    } while text.skip(",")
    return closed(.tuple(elements))
  }

  private mutating func userDefined(depth: Int) -> CQLType? {
    let keyspace = text.word()
    guard text.skip(","), let name = String(hexadecimal: text.word()) else { return nil }
    var fields: [UserDefinedType.Field] = []
    while text.skip(",") {
      guard let field = String(hexadecimal: text.word()), text.skip(":"), let type = type(depth: depth) else {
        return nil
      }
      fields.append(UserDefinedType.Field(field, type))
    }
    return closed(.userDefined(UserDefinedType(keyspace: keyspace, name: name, fields: fields)))
  }

  /// A class that is not known, with its parameters whatever they are. The first bracket was skipped.
  private mutating func unknown(from start: Int) -> CQLType? {
    var open = 1
    while open > 0 {
      guard !text.isAtEnd else { return nil }
      if text.bytes[text.position] == UInt8(ascii: "(") { open += 1 }
      if text.bytes[text.position] == UInt8(ascii: ")") { open -= 1 }
      text.position += 1
    }
    return .custom(String(decoding: text.bytes[start..<text.position], as: UTF8.self))
  }

  /// The type, if its bracket is closed behind it.
  private mutating func closed(_ type: CQLType?) -> CQLType? { text.skip(")") ? type : nil }
}
