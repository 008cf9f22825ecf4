/// The one currency of a store: its ISO 4217 code and how many decimals its amounts are written with.
public struct Currency: Hashable, Sendable {
  public let code: String
  public let decimals: Int

  /// - Returns: `nil` unless `code` is three letters.
  public init?(code: String) {
    let code = code.uppercased()
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else { return nil }
    self.code = code
    decimals = Self.unusualDecimals[code] ?? 2
  }

  public static let euro = Currency(known: "EUR", decimals: 2)

  private init(known code: String, decimals: Int) {
    self.code = code
    self.decimals = decimals
  }

  /// The currencies of ISO 4217 whose smaller unit is not a hundredth.
  private static let unusualDecimals: [String: Int] = [
    "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "ISK": 0, "JPY": 0, "KMF": 0, "KRW": 0, "PYG": 0, "RWF": 0, "UGX": 0,
    "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0, "BHD": 3, "IQD": 3, "JOD": 3, "KWD": 3, "LYD": 3, "OMR": 3,
    "TND": 3,
  ]

  /// `999.95`: exactly the currency's decimals, a point, no grouping.
  public func text(_ money: Money) -> String { text(minorUnits: money.minorUnits) }

  /// The same for sums, which may exceed what one amount may be.
  public func text(minorUnits: Int64) -> String {
    // Most amounts fit in fifteen bytes, for which a string needs no memory of its own.
    String(unsafeUninitializedCapacity: minorUnits.magnitude < 10_000_000_000 ? 15 : 24) { text in
      var start = text.count
      var rest = minorUnits.magnitude
      var digits = 0
      repeat {
        if digits == decimals, decimals > 0 {
          start -= 1
          text[start] = UInt8(ascii: ".")
        }
        start -= 1
        text[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
        digits += 1
      } while rest > 0 || digits <= decimals
      if minorUnits < 0 {
        start -= 1
        text[start] = UInt8(ascii: "-")
      }
      let count = text.count - start
      for index in 0..<count { text[index] = text[start + index] }
      return count
    }
  }

  /// Reads `999.95`, `999.9` or `999`; never rounds.
  /// - Throws: `StoreError.malformed` naming `field`, `.amountTooLarge` past the limit.
  public func money(_ text: String, field: String) throws(StoreError) -> Money {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, areDigits(whole) else { throw malformed(field) }
    var fraction = parts.count == 2 ? parts[1] : "0"
    guard areDigits(fraction) else { throw malformed(field) }
    while fraction.utf8.count > decimals, fraction.last == "0" { fraction = fraction.dropLast() }
    guard fraction.utf8.count <= decimals else { throw malformed(field) }
    let zeros = String(repeating: "0", count: decimals - fraction.utf8.count)
    guard let minorUnits = Int64("\(whole)\(fraction)\(zeros)") else { throw .amountTooLarge }
    return try Money(minorUnits: minorUnits)
  }

  private func malformed(_ field: String) -> StoreError {
    guard decimals > 0 else { return .malformed(field: field, expected: "a whole amount such as 1000") }
    let example = "999.\(digits(95, decimals))"
    return .malformed(field: field, expected: "an amount such as \(example), at most \(decimals) decimals")
  }
}
