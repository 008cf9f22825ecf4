import JSON
import Testing

@Suite("JSON parser")
struct JSONParsingTests {
  @Test("A document becomes the value it says, members in order")
  func document() throws {
    let value = try JSONValue(
      parsing: " {\"b\" : [1, -2.50e+3, true, false, null, \"\"],\r\n\t\"a\":{}, \"é\": \"x\\u00e9\\n\" } ")
    let number = try JSONValue(parsing: "-2.50e+3")
    #expect(value == ["b": [1, number, true, false, nil, ""], "a": [:], "é": "xé\n"])
    #expect(value.object?.names == ["b", "a", "é"])
    #expect(number.number?.text == "-2.50e+3")
  }

  @Test(
    "Escapes stand for their characters",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"),
      (#""\u0041\u00E9\u20ac""#, "Aé€"),
      (#""\ud83d\udc4D!""#, "👍!"),
      (#""\u0000""#, "\u{0}"),
      ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ])
  func escapes(json: String, text: String) throws {
    #expect(try JSONValue(parsing: json) == .string(text))
  }

  @Test(
    "What RFC 8259 does not allow is refused",
    arguments: [
      "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"", "{\"a\":", "{\"a\":1,}", "{a:1}", "{1:1}", "{\"a\" 1}",
      "[1 2]", "1 2", "nul", "nulll", "True", "NaN", "Infinity", "'a'", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"",
      "\"\\u12g4\"", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\ud800\\n\"", "\"\n\"", "\"\u{0}\"",
      "01", "-", "-01", "+1", ".5", "1.", "1.e3", "1e", "1e+", "0x10", "- 1", "[1]]", "// a\n1", "\u{FEFF}1", "1\u{0}",
      "\u{A0}1", "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":1,\"\\u0061\":2}",
    ])
  func refused(json: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: json) }
  }

  @Test(
    "Bytes that are not UTF-8 are refused",
    arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    for string in [bytes, Array("\\n".utf8) + bytes] {
      let quoted = Array("\"".utf8) + string + Array("\"".utf8)
      #expect(throws: JSONError.self) { try JSONValue(parsing: quoted) }
    }
    #expect(throws: JSONError.self) { try JSONValue(parsing: bytes) }
  }

  @Test("An error says where, what and what to do")
  func errors() {
    #expect(
      throws: JSONError(
        at: .text(offset: 15, line: 2, column: 7), "\"}\" stands where a value belongs", "write a value there")
    ) { try JSONValue(parsing: "{\"é\":1,\n \"b\": }") }
    #expect(
      throws: JSONError(
        at: .text(offset: 7, line: 1, column: 8), "the name \"a\" stands twice in one object", "leave one of them out")
    ) { try JSONValue(parsing: "{\"a\":1,\"a\":2}") }
    #expect(
      throws: JSONError(
        at: .text(offset: 1, line: 1, column: 2), "the document ends where a digit belongs", "send all of it")
    ) { try JSONValue(parsing: "-") }
  }

  @Test("Names are told apart in large objects too")
  func largeObjects() throws {
    let members = (0..<1000).map { "\"n\($0)\":\($0)" }
    let value = try JSONValue(parsing: "{\(members.joined(separator: ","))}")
    #expect(value["n999"] == 999)
    for name in ["n0", "n15", "n16", "n17", "n999"] {
      let twice = members + ["\"\(name)\":0"]
      #expect(throws: JSONError.self) { try JSONValue(parsing: "{\(twice.joined(separator: ","))}") }
    }
  }

  @Test("Depth and number of values are limited")
  func limits() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONValue(parsing: nested(64))
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(65)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: String(repeating: "{\"a\":", count: 1_000_000)) }
    _ = try JSONValue(parsing: "[1,2]", limits: JSONLimits(values: 3))
    #expect(throws: JSONError.self) { try JSONValue(parsing: "[1,2,3]", limits: JSONLimits(values: 3)) }
    _ = try JSONValue(parsing: "[[],[]]", limits: JSONLimits(depth: 2))
  }

  @Test("Any contiguous or scattered collection of bytes will do")
  func collections() throws {
    let bytes = Array("x[1]x".utf8)
    #expect(try JSONValue(parsing: bytes[1..<4]) == [1])
    #expect(try JSONValue(parsing: bytes[1..<4].lazy.map { $0 }) == [1])
    #expect(throws: JSONError.self) { try JSONValue(parsing: [UInt8]()) }
  }
}
