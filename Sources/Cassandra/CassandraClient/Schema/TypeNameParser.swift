import CQLProtocol

/// Reads a type as `system_schema` writes it: `frozen<map<text, int>>`, `vector<float, 3>`, the name of a type that
/// somebody created, or a class of the nodes' in quotes.
struct TypeNameParser {
  /// The type that somebody created under a name, no deeper than so many types inside each other.
  typealias UserType = (_ name: String, _ depth: Int) -> CQLType?

  private let text: [UInt8]
  private var position = 0

  init(_ text: String) { self.text = Array(text.utf8) }

  /// The type that the whole text is; nil if it is not written as one, or deeper.
  mutating func whole(depth: Int, _ userType: UserType) -> CQLType? {
    let type = type(depth, userType)
    skipBlanks()
    return position == text.count ? type : nil
  }

  private mutating func type(_ depth: Int, _ userType: UserType) -> CQLType? {
    guard depth > 0 else { return nil }
    if skip("'") { return quotation("'").map { CQLType(className: $0) } }
    if skip("\"") { return quotation("\"").flatMap { userType($0, depth) } }
    let name = word()
    guard skip("<") else { return Self.simple[name] ?? userType(name, depth) }
    switch name {
    case "frozen": return closed(type(depth - 1, userType))
    case "list": return closed(type(depth - 1, userType).map { .list($0) })
    case "set": return closed(type(depth - 1, userType).map { .set($0) })
    case "map":
      guard let key = type(depth - 1, userType), skip(","), let value = type(depth - 1, userType) else { return nil }
      return closed(.map(key, value))
    case "tuple":
      var elements: [CQLType] = []
      repeat {
        guard let element = type(depth - 1, userType) else { return nil }
        elements.append(element)
      } while skip(",")
      return closed(.tuple(elements))
    case "vector":
      guard let element = type(depth - 1, userType), skip(","), let dimension = Int32(word()), dimension > 0 else {
        return nil
      }
      return closed(.vector(element, dimension: Int(dimension)))
    default: return nil
    }
  }

  /// The type, if its bracket is closed behind it.
  private mutating func closed(_ type: CQLType?) -> CQLType? { skip(">") ? type : nil }

  /// What stands in front of the next bracket, comma or blank.
  private mutating func word() -> String {
    skipBlanks()
    let start = position
    while position < text.count, !Self.ends.contains(text[position]) { position += 1 }
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  /// What stands in front of the closing quote, which is doubled where it is meant; nil where it is not closed.
  private mutating func quotation(_ quote: Unicode.Scalar) -> String? {
    var bytes: [UInt8] = []
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: quote) {
        guard position < text.count, text[position] == byte else { return String(decoding: bytes, as: UTF8.self) }
        position += 1
      }
      bytes.append(byte)
    }
    return nil
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

  private static let ends = Array("<>, ".utf8)

  /// The types without parameters, by their names.
  private static let simple: [String: CQLType] = {
    let types: [CQLType] = [
      .ascii, .bigint, .blob, .boolean, .counter, .date, .decimal, .double, .duration, .float, .inet, .int, .smallint,
      .text, .time, .timestamp, .timeuuid, .tinyint, .uuid, .varint,
    ]
    return Dictionary(uniqueKeysWithValues: types.map { ($0.description, $0) })
  }()
}
