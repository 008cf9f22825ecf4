import CQLProtocol

/// Reads a type as `system_schema` writes it: `frozen<map<text, int>>`, `vector<float, 3>`, the name of a type that
/// somebody created, or a class of the nodes' in quotes.
struct TypeNameParser {
  /// The type that somebody created under a name, no deeper than so many types inside each other.
  typealias UserType = (_ name: String, _ depth: Int) -> CQLType?

  private var text: TypeText

  init(_ text: String) { self.text = TypeText(text, wordsEndBefore: "<>, ") }

  /// The type that the whole text is; nil if it is not written as one, or deeper.
  mutating func whole(depth: Int, _ userType: UserType) -> CQLType? {
    let type = type(depth, userType)
    text.skipBlanks()
    return text.isAtEnd ? type : nil
  }

  private mutating func type(_ depth: Int, _ userType: UserType) -> CQLType? {
    guard depth > 0 else { return nil }
    if text.skip("'") { return quotation("'").map { CQLType(className: $0) } }
    if text.skip("\"") { return quotation("\"").flatMap { userType($0, depth) } }
    let name = text.word()
    guard text.skip("<") else { return Self.simple[name] ?? userType(name, depth) }
    switch name {
    case "frozen": return closed(type(depth - 1, userType))
    case "list": return closed(type(depth - 1, userType).map { .list($0) })
    case "set": return closed(type(depth - 1, userType).map { .set($0) })
    case "map":
      guard let key = type(depth - 1, userType), text.skip(","), let value = type(depth - 1, userType) else {
        return nil
      }
      return closed(.map(key, value))
    case "tuple":
      var elements: [CQLType] = []
      repeat {
        guard let element = type(depth - 1, userType) else { return nil }
        elements.append(element)
      } while text.skip(",")
      return closed(.tuple(elements))
    case "vector":
      guard let element = type(depth - 1, userType), text.skip(","), let dimension = Int32(text.word()), dimension > 0
      else {
        return nil
      }
      return closed(.vector(element, dimension: Int(dimension)))
    default: return nil
    }
  }

  /// The type, if its bracket is closed behind it.
  private mutating func closed(_ type: CQLType?) -> CQLType? { text.skip(">") ? type : nil }

  /// What stands in front of the closing quote, which is doubled where it is meant; nil where it is not closed.
  private mutating func quotation(_ quote: Unicode.Scalar) -> String? {
    var bytes: [UInt8] = []
    while !text.isAtEnd {
      let byte = text.bytes[text.position]
      text.position += 1
      if byte == UInt8(ascii: quote) {
        guard !text.isAtEnd, text.bytes[text.position] == byte else { return String(decoding: bytes, as: UTF8.self) }
        text.position += 1
      }
      bytes.append(byte)
    }
    return nil
  }

  /// The types without parameters, by their names.
  private static let simple: [String: CQLType] = {
    let types: [CQLType] = [
      .ascii, .bigint, .blob, .boolean, .counter, .date, .decimal, .double, .duration, .float, .inet, .int, .smallint,
      .text, .time, .timestamp, .timeuuid, .tinyint, .uuid, .varint,
    ]
    return Dictionary(uniqueKeysWithValues: types.map { ($0.description, $0) })
  }()
}
