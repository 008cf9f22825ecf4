/// Reads what the node writes as a class: `Package.Class` or `Package.Class(parameter,…)`.
struct ClassNameParser {
  private let text: [UInt8]
  private var position = 0

  init(_ text: String) { self.text = Array(text.utf8) }

  /// The type that the whole text is; `nil` if it is not written as one.
  mutating func whole(depth: Int) -> CQLType? {
    let type = type(depth: depth)
    return position == text.count ? type : nil
  }

  private mutating func type(depth: Int) -> CQLType? {
    guard depth > 0 else { return nil }
    skipBlanks()
    let start = position
    let fullName = word()
    guard !fullName.isEmpty else { return nil }
    let package = CQLType.classPackage
    let name = fullName.hasPrefix(package) ? String(fullName.dropFirst(package.utf8.count)) : fullName
    guard skip("(") else { return CQLType.classes[name] ?? .custom(fullName) }
    switch name {
    case "FrozenType", "ReversedType": return closed(type(depth: depth - 1))
    case "ListType": return closed(type(depth: depth - 1).map { .list($0) })
    case "SetType": return closed(type(depth: depth - 1).map { .set($0) })
    case "MapType":
      guard let key = type(depth: depth - 1), skip(","), let value = type(depth: depth - 1) else { return nil }
      return closed(.map(key, value))
    case "TupleType": return tuple(depth: depth - 1)
    case "VectorType":
      guard let element = type(depth: depth - 1), skip(","), let dimension = Int32(word()), dimension > 0 else {
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
    } while skip(",")
    return closed(.tuple(elements))
  }

  private mutating func userDefined(depth: Int) -> CQLType? {
    let keyspace = word()
    guard skip(","), let name = String(hexadecimal: word()) else { return nil }
    var fields: [UserDefinedType.Field] = []
    while skip(",") {
      guard let field = String(hexadecimal: word()), skip(":"), let type = type(depth: depth) else { return nil }
      fields.append(UserDefinedType.Field(field, type))
    }
    return closed(.userDefined(UserDefinedType(keyspace: keyspace, name: name, fields: fields)))
  }

  /// A class that is not known, with its parameters whatever they are. The first bracket was skipped.
  private mutating func unknown(from start: Int) -> CQLType? {
    var open = 1
    while open > 0 {
      guard position < text.count else { return nil }
      if text[position] == UInt8(ascii: "(") { open += 1 }
      if text[position] == UInt8(ascii: ")") { open -= 1 }
      position += 1
    }
    return .custom(String(decoding: text[start..<position], as: UTF8.self))
  }

  /// The type, if its bracket is closed behind it.
  private mutating func closed(_ type: CQLType?) -> CQLType? { skip(")") ? type : nil }

  /// What stands in front of the next bracket, comma, colon or blank.
  private mutating func word() -> String {
    skipBlanks()
    let start = position
    while position < text.count, !Self.ends.contains(text[position]) { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < text.count, text[position] == UInt8(ascii: " ") { position += 1 }
  }

  private static let ends = Array("(),: ".utf8)
}
