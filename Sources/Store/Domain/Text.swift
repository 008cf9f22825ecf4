/// A person's input cleaned for keeping: no blanks at its ends, no control characters, a length within `length`.
///
/// - Throws: `StoreError.outOfRange` or `.malformed`, naming `field`.
func cleaned(_ text: String, field: String, length: ClosedRange<Int>) throws(StoreError) -> String {
  let blanks: (Character) -> Bool = { $0.isWhitespace }
  let trimmed = String(text.trimmingPrefix(while: blanks).reversed().trimmingPrefix(while: blanks).reversed())
  guard trimmed.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
    throw .malformed(field: field, expected: "text without control characters")
  }
  guard length.contains(trimmed.count), trimmed.utf8.count <= length.upperBound * 4 else {
    throw .outOfRange(field: field, allowed: "\(length.lowerBound) to \(length.upperBound) characters")
  }
  return trimmed
}
