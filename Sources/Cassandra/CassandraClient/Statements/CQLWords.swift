/// The keywords and plain names of a text in CQL, one after another. Strings, quoted names and comments hold none.
struct CQLWords: IteratorProtocol {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = text[...].utf8 }

  mutating func next() -> Substring.UTF8View? {
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        // A doubled quote ends one quotation and begins the next: what is inside is left out either way.
        rest.removeFirst()
        skip(behind: [byte])
      case UInt8(ascii: "$") where starts(with: "$$"):
        rest.removeFirst(2)
        skip(behind: Array("$$".utf8))
      case UInt8(ascii: "-") where starts(with: "--"), UInt8(ascii: "/") where starts(with: "//"):
        rest = rest.drop { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      case UInt8(ascii: "/") where starts(with: "/*"):
        rest.removeFirst(2)
        skip(behind: Array("*/".utf8))
      case _ where byte.isOfWord:
        let word = rest.prefix(while: \.isOfWord)
        rest = rest[word.endIndex...]
        return word
      default: rest.removeFirst()
      }
    }
    return nil
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { rest.starts(with: $0) }
  }

  private mutating func skip(behind end: [UInt8]) {
    while !rest.isEmpty, !rest.starts(with: end) { rest.removeFirst() }
    rest = rest.dropFirst(end.count)
  }
}

extension Substring.UTF8View {
  /// Whether this is the keyword, which is given in capitals.
  func isWord(_ keyword: StaticString) -> Bool {
    keyword.withUTF8Buffer { keyword in
      count == keyword.count && zip(self, keyword).allSatisfy { $0 & 0xDF == $1 }
    }
  }
}

extension UInt8 {
  fileprivate var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
