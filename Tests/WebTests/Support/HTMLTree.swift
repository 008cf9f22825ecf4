/// A page as a browser sees it, for asking what is where. Stricter than browsers: every element must be closed where
/// it belongs, every attribute quoted or without a value.
struct HTMLNode {
  var name = ""
  var attributes: [String: String] = [:]
  var children: [HTMLNode] = []
  /// Of a text; elements have "".
  var ownText = ""

  /// All text in it, unescaped.
  var text: String { ownText + children.map(\.text).joined() }

  /// It and everything in it, in the order of the page.
  var all: [HTMLNode] { [self] + children.flatMap(\.all) }

  func all(_ name: String, _ value: String? = nil, of attribute: String = "class") -> [HTMLNode] {
    all.filter { $0.name == name && (value == nil || $0.attributes[attribute] == value) }
  }

  func first(_ name: String, _ value: String? = nil, of attribute: String = "class") -> HTMLNode? {
    all(name, value, of: attribute).first
  }

  /// The cells of the rows within, as text.
  var rows: [[String]] { all("tr").map { $0.children.map(\.text) } }
}

struct HTMLFault: Error {
  let text: String
}

extension HTMLNode {
  static func parse(_ bytes: [UInt8]) throws -> HTMLNode {
    try parse(String(decoding: bytes, as: UTF8.self))
  }

  static func parse(_ page: String) throws -> HTMLNode {
    var open = [HTMLNode(name: "")]
    var rest = page[...]
    if rest.hasPrefix("<!doctype html>") { rest = rest.dropFirst(15) }
    while !rest.isEmpty {
      if !rest.hasPrefix("<") {
        let end = rest.firstIndex(of: "<") ?? rest.endIndex
        open[open.count - 1].children.append(HTMLNode(ownText: try unescaped(rest[..<end])))
        rest = rest[end...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else {
        throw HTMLFault(text: "a tag without an end: \(rest.prefix(40))")
      }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let node = open.popLast(), node.name == tag.dropFirst(), !open.isEmpty else {
          throw HTMLFault(text: "</\(tag.dropFirst())> closes <\(open.last?.name ?? "")>")
        }
        open[open.count - 1].children.append(node)
      } else {
        let node = try element(tag)
        if void.contains(node.name) || tag.hasSuffix("/") {
          open[open.count - 1].children.append(node)
        } else {
          open.append(node)
        }
      }
    }
    guard open.count == 1 else { throw HTMLFault(text: "<\(open[open.count - 1].name)> is never closed") }
    return open[0]
  }

  private static let void: Set = ["meta", "link", "input", "br", "hr", "img"]

  private static func element(_ tag: Substring) throws -> HTMLNode {
    let name = tag.prefix { $0 != " " && $0 != "/" }
    var node = HTMLNode(name: String(name))
    var rest = tag.dropFirst(name.count)
    while let start = rest.firstIndex(where: { $0 != " " && $0 != "/" }) {
      rest = rest[start...]
      let key = rest.prefix { $0 != "=" && $0 != " " && $0 != "/" }
      rest = rest.dropFirst(key.count)
      guard rest.hasPrefix("=\"") else {
        node.attributes[String(key)] = ""
        continue
      }
      rest = rest.dropFirst(2)
      guard let end = rest.firstIndex(of: "\"") else {
        throw HTMLFault(text: "an attribute without an end in <\(tag)>")
      }
      node.attributes[String(key)] = try unescaped(rest[..<end])
      rest = rest[rest.index(after: end)...]
    }
    return node
  }

  private static func unescaped(_ text: Substring) throws -> String {
    var plain = ""
    var rest = text
    while let start = rest.firstIndex(of: "&") {
      plain += rest[..<start]
      guard let end = rest[start...].firstIndex(of: ";"), let character = references[rest[start...end]] else {
        throw HTMLFault(text: "a bare & in \(text)")
      }
      plain += character
      rest = rest[rest.index(after: end)...]
    }
    return plain + rest
  }

  private static let references: [Substring: String] = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'",
  ]
}
