import Markup

/// Text of an OpenAPI document: paragraphs, in which `code` and **weight** are marked as in Markdown.
struct ReferenceText: Component {
  let text: String

  var content: some HTML {
    text.split(separator: "\n\n").map { paragraph in p { Self.pieces(of: paragraph) } }
  }

  /// What one paragraph or phrase holds.
  static func pieces(of text: some StringProtocol) -> [ReferencePiece] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, piece in
      ReferencePiece(text: String(piece), isCode: index % 2 == 1)
    }
  }
}

struct ReferencePiece: Component {
  let text: String
  let isCode: Bool

  @HTMLBuilder
  var content: some HTML {
    if isCode {
      code(.class("code")) { text }
    } else {
      for (index, part) in text.components(between: "**").enumerated() {
        if index % 2 == 1 { strong { part } } else { part }
      }
    }
  }
}

extension String {
  fileprivate func components(between mark: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let found = rest.firstRange(of: mark) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return parts + [String(rest)]
  }
}
