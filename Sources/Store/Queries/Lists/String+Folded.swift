import Foundation

extension String {
  /// The text without case and accents, in the form in which lists compare it: `Éclair` and `ECLAIR` are one.
  var folded: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in decomposedStringWithCompatibilityMapping.unicodeScalars {
      for lower in scalar.properties.lowercaseMapping.unicodeScalars where !lower.isIgnored {
        if let plain = Self.plain[lower] {
          folded.append(contentsOf: plain.unicodeScalars)
        } else {
          folded.append(lower)
        }
      }
    }
    return String(folded)
  }

  /// Letters that are no base letter with an accent, but are typed as one; and apostrophes of all shapes.
  private static let plain: [Unicode.Scalar: String] = [
    "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ς": "σ",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'",
  ]
}

extension Unicode.Scalar {
  /// Accents, marks of direction and joining, and what is no character for everyone.
  fileprivate var isIgnored: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .privateUse, .unassigned, .surrogate: true
    default: false
    }
  }

  /// Whether it belongs to a word; all others stand between words.
  var isOfWord: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
