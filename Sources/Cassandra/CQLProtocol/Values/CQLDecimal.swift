/// A decimal number of any size: the type decimal (v5 §5, v4 §6). Its value is `unscaled` × 10^-`scale`.
///
/// 1.0 and 1.00 are of one value and two decimals: they differ here, as their bytes do.
public struct CQLDecimal: Hashable, Sendable {
  /// The digits, as a whole number.
  public let unscaled: CQLVarint
  /// How many of the digits are behind the point; below zero, how many zeros follow them.
  public let scale: Int32

  /// The number of these digits.
  public init(unscaled: CQLVarint, scale: Int32) {
    self.unscaled = unscaled
    self.scale = scale
  }

  /// The number that a text such as "-19.99" or "1E3" writes; `nil` for any other text.
  public init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first, parts.count <= 2 else { return nil }
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard let exponent, halves.count <= 2, halves.count == 1 || !halves[1].isEmpty else { return nil }
    let fraction = halves.count == 2 ? halves[1] : ""
    guard let unscaled = CQLVarint(String(halves[0] + fraction)),
      let scale = Int32(exactly: Int128(fraction.utf8.count) - Int128(exponent))
    else { return nil }
    self.init(unscaled: unscaled, scale: scale)
  }
}

extension CQLDecimal: CustomStringConvertible {
  /// The number as it is written by hand, or with an exponent where that would take many zeros.
  public var description: String {
    let text = unscaled.description
    guard scale != 0, let last = text.utf8.last, last != UInt8(ascii: ")") else { return text }
    let sign = unscaled.isNegative ? "-" : ""
    let digits = String(text.dropFirst(sign.count))
    let exponent = digits.utf8.count - 1 - Int(scale)
    if scale > 0, exponent >= -6 {
      let whole = digits.utf8.count - Int(scale)
      let padded = String(repeating: "0", count: max(0, 1 - whole)) + digits
      return "\(sign)\(padded.dropLast(Int(scale))).\(padded.suffix(Int(scale)))"
    }
    let point = digits.utf8.count > 1 ? "." : ""
    return "\(sign)\(digits.prefix(1))\(point)\(digits.dropFirst())E\(exponent < 0 ? "" : "+")\(exponent)"
  }
}

extension CQLDecimal: CQLEncodable, CQLDecodable {
  public func encode(as type: CQLType, into writer: inout ByteWriter) throws(CQLValueError) {
    guard case .decimal = type else { throw CQLValueError(type, cannotBe: Self.self) }
    writer.int(scale)
    writer.raw(unscaled.bytes)
  }

  public init(cql cell: CQLCell, as type: CQLType) throws(CQLValueError) {
    guard case .decimal = type else { throw CQLValueError(type, cannotBe: Self.self) }
    try cell.requireValue(of: type)
    var reader = cell.reader
    guard let scale = try? reader.int(), let unscaled = CQLVarint(bytes: reader.rest()) else {
      throw CQLValueError(type, "has \(cell.count) bytes instead of 5 or more")
    }
    self.init(unscaled: unscaled, scale: scale)
  }
}
