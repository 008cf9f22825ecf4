/// Values in messages and files.
enum Quoting {
  /// `text` between quotes, cut where it is long, and without what would order a terminal about.
  static func shown(_ text: String) -> String {
    let short = text.count > 60 ? text.prefix(60) + "…" : text[...]
    return "\"\(String(String.UnicodeScalarView(short.unicodeScalars.map(harmless))))\""
  }

  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
    default: scalar
    }
  }

  /// `text` as an `EnvironmentFile` reads it back.
  static func quotedIfNeeded(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value > 0x20 && !"#'\"\\$`".unicodeScalars.contains($0) }
    if isPlain { return text }
    let escaped = text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      case "\r": escaped += "\\r"
      case "\"", "\\", "$": escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
