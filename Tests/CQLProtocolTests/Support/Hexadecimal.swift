/// The bytes that `text` spells in hexadecimal digits, two a byte. Blanks are for the eye. A word in quotes stands for
/// its own bytes.
func hex(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
    if index % 2 == 1 {
      bytes += Array(part.utf8)
    } else {
      let digits = part.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
      bytes += stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
  }
  return bytes
}
