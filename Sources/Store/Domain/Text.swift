import Foundation

/// A person's input cleaned for keeping: no blanks at its ends, no control characters, one form for what looks the
/// same (Unicode NFC), a length within `length`.
///
/// - Throws: `StoreError.outOfRange` or `.malformed`, naming `field`.
func cleaned(_ text: String, field: String, length: ClosedRange<Int>) throws(StoreError) -> String {
  // Most texts are plain, and what was kept is clean: rows are read and checked by the thousand.
  if text.isPrintableASCII, length.contains(text.utf8.count) { return text }
  if isPlain(text), length.contains(text.utf8.count) { return text }
  let blanks: (Character) -> Bool = { $0.isWhitespace }
  let trimmed = String(text.trimmingPrefix(while: blanks).reversed().trimmingPrefix(while: blanks).reversed())
  guard trimmed.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
    throw .malformed(field: field, expected: "text without control characters")
  }
  guard length.contains(trimmed.count), trimmed.utf8.count <= length.upperBound * 4 else {
    throw .outOfRange(field: field, allowed: "\(length.lowerBound) to \(length.upperBound) characters")
  }
  return trimmed.precomposedStringWithCanonicalMapping
}

/// Whether `text` is visible ASCII with no blank at its ends, as most input is: nothing is to be cleaned.
private func isPlain(_ text: String) -> Bool {
  let space = UInt8(ascii: " ")
  return text.utf8.allSatisfy { (space...0x7e).contains($0) } && text.utf8.first != space && text.utf8.last != space
}

extension String {
  /// Whether all is printable ASCII, a byte a character, without blanks at the ends.
  fileprivate var isPrintableASCII: Bool {
    utf8.first != 0x20 && utf8.last != 0x20 && utf8.allSatisfy { (0x20...0x7e).contains($0) }
  }
}
