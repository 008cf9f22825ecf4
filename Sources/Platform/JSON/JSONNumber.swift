/// A JSON number exactly as it was written, so that no digit is lost to binary fractions.
///
/// Numbers are equal when their texts are: `1` and `1.0` differ here, though both have the `int64` 1.
public struct JSONNumber: Hashable, Sendable {
  /// The number as written.
  public let text: String

  /// A number whose text is known to follow JSON's grammar.
  init(unchecked text: String) { self.text = text }

  /// The number of an integer.
  public init(_ number: some BinaryInteger) { text = String(number) }

  /// The number's value, if it is whole and within range: of `12`, `12.0` and `1.2e1` alike, of `1.5` none.
  public var int64: Int64? { scaled(places: 0) }

  /// The number's value, if it is whole and within range.
  public var int: Int? { int64.flatMap(Int.init(exactly:)) }

  /// The nearest binary fraction, if one is in range.
  public var double: Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

  /// The value times 10 to the power of `places`, if that is whole and within range, computed without rounding.
  ///
  /// `9.95` has 995 as its `scaled(places: 2)`, and no `scaled(places: 1)`.
  public func scaled(places: Int) -> Int64? {
    let (digits, negative, point) = significantDigits
    guard !digits.isEmpty else { return 0 }
    // The number is 0.digits × 10^point, with neither zeros in front nor behind.
    let (length, overflow) = point.addingReportingOverflow(places)
    guard !overflow, digits.count <= length, length <= 19 else { return nil }
    var value: Int64 = 0
    for index in 0..<length {
      let digit = index < digits.count ? Int64(digits[index]) : 0
      let (shifted, tooLong) = value.multipliedReportingOverflow(by: 10)
      let (sum, tooLarge) = shifted.addingReportingOverflow(negative ? -digit : digit)
      if tooLong || tooLarge { return nil }
      value = sum
    }
    return value
  }

  /// The digits without zeros in front and behind, and where the point stands counted from the first of them.
  private var significantDigits: (digits: [UInt8], negative: Bool, point: Int) {
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    let negative = text.utf8.first == UInt8(ascii: "-")
    var rest = text.utf8.dropFirst(negative ? 1 : 0)
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: ".") {
        point = digits.count
      } else if byte | 0x20 == UInt8(ascii: "e") {
        exponent = Self.exponent(rest)
        break
      } else {
        digits.append(byte - UInt8(ascii: "0"))
      }
    }
    let zeros = digits.prefix { $0 == 0 }.count
    let last = digits.lastIndex { $0 != 0 } ?? -1
    let place = (point ?? digits.count) - zeros
    return (zeros > last ? [] : Array(digits[zeros...last]), negative, place + exponent)
  }

  /// The exponent's value, held where adding to it cannot overflow.
  private static func exponent(_ text: Substring.UTF8View) -> Int {
    let bound = Int(Int32.max)
    if let value = Int(Substring(text)) { return min(max(value, -bound), bound) }
    return text.first == UInt8(ascii: "-") ? -bound : bound
  }
}
