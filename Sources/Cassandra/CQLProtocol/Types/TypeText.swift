/// The text of a type, as it is read from its beginning to its end: words, and what stands between them.
package struct TypeText {
  package let bytes: [UInt8]
  package var position = 0
  /// What a word ends before.
  private let ends: [UInt8]

  package init(_ text: String, wordsEndBefore ends: String) {
    bytes = Array(text.utf8)
    self.ends = Array(ends.utf8)
  }

  /// Whether all of it has been read.
  package var isAtEnd: Bool { position == bytes.count }

  /// What stands in front of the next of the ends, after blanks; it may be nothing.
  package mutating func word() -> String {
    skipBlanks()
    let start = position
    while position < bytes.count, !ends.contains(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Goes past that character, if it is the next one after blanks.
  /// - Returns: whether it was.
  package mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  package mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
  }
}
