/// Why a document was refused: where, what is wrong there, and what to do about it.
public struct JSONError: Error, Hashable, Sendable {
  /// Where in a document the fault is.
  public enum Place: Hashable, Sendable {
    /// A byte of the text. Lines and columns count from 1, columns in Unicode scalars.
    case text(offset: Int, line: Int, column: Int)
    /// A value of a document that could be parsed.
    case value(JSONPath)
  }

  /// Where the fault is.
  public let place: Place
  /// What is wrong, as in "the name \"id\" stands twice in one object".
  public let problem: String
  /// What to do about it, as in "leave one of them out".
  public let remedy: String

  /// An error at `place`, with what is wrong and what to do in words that begin small and end without a full stop.
  public init(at place: Place, _ problem: String, _ remedy: String) {
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// The path of the value at fault, if the document could be parsed.
  public var path: JSONPath? { if case .value(let path) = place { path } else { nil } }
}

extension JSONError: CustomStringConvertible {
  /// One sentence with all of it.
  public var description: String { "\(place): \(problem); \(remedy)" }
}

extension JSONError.Place: CustomStringConvertible {
  public var description: String {
    switch self {
    case .text(_, let line, let column): "line \(line), column \(column)"
    case .value(let path): path.description
    }
  }

  /// The place of the byte at `offset` of `text`.
  init(offset: Int, of text: UnsafeBufferPointer<UInt8>) {
    var line = 1
    var column = 1
    for byte in text.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self = .text(offset: offset, line: line, column: column)
  }
}
