/// A recursive descent over the bytes of a document. It never reads outside of them.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var offset = 0
  /// Where strings with escapes are put together.
  var scratch: [UInt8] = []
  private var depthLeft: Int
  private var valuesLeft: Int
  private let limits: JSONLimits

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
    depthLeft = limits.depth
    valuesLeft = limits.values
  }

  /// The byte at hand, 0 at the end: JSON allows no NUL, so both are refused the same way.
  var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  mutating func document() throws(JSONError) -> JSONValue {
    skipBlanks()
    let value = try value()
    skipBlanks()
    guard offset == bytes.count else {
      throw fault("more follows the document's value", "send one value only")
    }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    guard valuesLeft > 0 else {
      throw fault("the document holds more than \(limits.values) values", "split it into smaller ones")
    }
    valuesLeft -= 1
    switch current {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in .object(try parser.object()) }
    case UInt8(ascii: "["): return try nested { parser throws(JSONError) in .array(try parser.array()) }
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw unexpected("a value")
    }
  }

  private mutating func nested(
    _ content: (inout JSONParser) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depthLeft > 0 else {
      throw fault("more than \(limits.depth) objects and arrays stand inside each other", "nest less deeply")
    }
    depthLeft -= 1
    let value = try content(&self)
    depthLeft += 1
    return value
  }

  private mutating func array() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    offset += 1
    skipBlanks()
    if skip(UInt8(ascii: "]")) { return elements }
    repeat {
      skipBlanks()
      elements.append(try value())
      skipBlanks()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw unexpected("a comma or \"]\"") }
    return elements
  }

  private mutating func object() throws(JSONError) -> JSONObject {
    var members = UniqueMembers()
    offset += 1
    skipBlanks()
    if skip(UInt8(ascii: "}")) { return JSONObject() }
    repeat {
      skipBlanks()
      try member(into: &members)
      skipBlanks()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw unexpected("a comma or \"}\"") }
    return JSONObject(members.list)
  }

  private mutating func member(into members: inout UniqueMembers) throws(JSONError) {
    let start = offset
    guard current == UInt8(ascii: "\"") else { throw unexpected("a member's name in double quotes") }
    let name = try string()
    guard !members.contains(name) else {
      throw fault(at: start, "the name \"\(name)\" stands twice in one object", "leave one of them out")
    }
    skipBlanks()
    guard skip(UInt8(ascii: ":")) else { throw unexpected("a colon") }
    skipBlanks()
    members.append(JSONObject.Member(name: name, value: try value()))
  }
}
