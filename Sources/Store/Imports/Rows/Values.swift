import Domain

/// Words and numbers as files write them.
enum Values {
  /// - Throws: `StoreError.malformed`, naming `field`.
  static func integer(_ text: String, field: String) throws(StoreError) -> Int {
    guard let number = Int(text.trimmingBlanks) else { throw .malformed(field: field, expected: "a whole number") }
    return number
  }

  /// - Throws: `StoreError.malformed`, naming `field` and the words that there are.
  static func word<Word: RawRepresentable & CaseIterable>(_ text: String, field: String) throws(StoreError) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: text.trimmingBlanks.lowercased()) else {
      throw .malformed(field: field, expected: Word.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return word
  }

  /// - Throws: `StoreError.malformed`, naming `field`.
  static func moment(_ text: String, field: String) throws(StoreError) -> Timestamp {
    guard let moment = Timestamp(text.trimmingBlanks) else {
      throw .malformed(field: field, expected: "a time with its offset, such as 2010-12-01T08:26:00+00:00")
    }
    return moment
  }
}

extension StoreError {
  /// The input at fault, if the refusal names one.
  var field: String? {
    switch self {
    case .outOfRange(let field, _), .malformed(let field, _), .alreadyExists(_, let field, _): field
    default: nil
    }
  }
}
