/// The name and value of one line of an `EnvironmentFile`.
struct EnvironmentLine {
  struct Fault: Error {
    let problem: String
  }

  let name: String
  let value: String

  /// `nil` for a blank line or a comment.
  init?(_ line: Substring) throws(Fault) {
    var text = line.trimmed[...]
    if text.isEmpty || text.hasPrefix("#") { return nil }
    for word in ["export ", "export\t"] where text.hasPrefix(word) { text = text.dropFirst(word.count) }
    guard let equals = text.firstIndex(of: "=") else { throw Fault(problem: "there is no \"=\"; write NAME=value") }
    name = text[..<equals].trimmed
    guard Self.isName(name) else {
      throw Fault(problem: "\"\(name.prefix(40))\" is no name; use letters, digits and _, a digit not first")
    }
    value = try Self.value(text[text.index(after: equals)...].trimmed[...])
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    return text.unicodeScalars.allSatisfy { $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || "0"..."9" ~= $0) }
  }

  private static func value(_ text: Substring) throws(Fault) -> String {
    switch text.first {
    case "'": return try quoted(text, by: "'", escapes: false)
    case "\"": return try quoted(text, by: "\"", escapes: true)
    default: return bare(text)
    }
  }

  /// Up to a `#` that stands first or behind a blank.
  private static func bare(_ text: Substring) -> String {
    var previous: Character = " "
    let end = text.firstIndex { character in
      defer { previous = character }
      return character == "#" && (previous == " " || previous == "\t")
    }
    return text[..<(end ?? text.endIndex)].trimmed
  }

  private static func quoted(_ text: Substring, by quote: Character, escapes: Bool) throws(Fault) -> String {
    var value = ""
    var rest = text.dropFirst()
    while let character = rest.popFirst() {
      if character == quote {
        guard rest.trimmed.isEmpty || rest.trimmed.hasPrefix("#") else {
          throw Fault(problem: "something stands behind the closing quote; put all of the value between quotes")
        }
        return value
      }
      value.append(escapes && character == "\\" ? try escaped(rest.popFirst()) : character)
    }
    throw Fault(problem: "the closing quote is missing")
  }

  private static func escaped(_ character: Character?) throws(Fault) -> Character {
    switch character {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "\"", "\\", "$": return character ?? "\\"
    default: throw Fault(problem: "a backslash begins no escape; write \\\\ for one, or use single quotes")
    }
  }
}
