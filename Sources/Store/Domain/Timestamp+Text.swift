extension Timestamp: LosslessStringConvertible {
  /// RFC 3339 in UTC: `2010-12-01T08:26:00Z`, with six decimals where there are microseconds.
  public var description: String {
    let second = seconds
    let day = CalendarDay(number: Int(second.flooredQuotient(by: 86_400)))
    let ofDay = Int(second - Int64(day.number) * 86_400)
    let fraction = Int(microseconds - second * 1_000_000)
    let time = "\(digits(ofDay / 3_600, 2)):\(digits(ofDay / 60 % 60, 2)):\(digits(ofDay % 60, 2))"
    return "\(day)T\(time)\(fraction == 0 ? "" : ".\(digits(fraction, 6))")Z"
  }

  /// Reads RFC 3339 with any offset, up to six decimals kept; a blank may stand for the `T`.
  /// - Returns: `nil` for anything else: a time without an offset names no moment, a leap second has no number here,
  ///   and what UTC does not show in the years 0 to 9999 could not be written down again.
  public init?(_ text: String) {
    let upper = text.uppercased()
    guard let t = upper.firstIndex(where: { $0 == "T" || $0 == " " }), let day = CalendarDay(String(upper[..<t])) else {
      return nil
    }
    let rest = upper[upper.index(after: t)...]
    guard let zone = rest.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else { return nil }
    guard let time = Self.timeOfDay(rest[..<zone]), let offset = Self.offset(rest[zone...]) else { return nil }
    self.init(microseconds: (Int64(day.number) * 86_400 - offset) * 1_000_000 + time)
    guard Self.written.contains(self) else { return nil }
  }

  /// The years 0 to 9999, which have four digits.
  private static let written =
    Timestamp(microseconds: -62_167_219_200_000_000)...Timestamp(microseconds: 253_402_300_799_999_999)

  /// Microseconds since midnight.
  private static func timeOfDay(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 2, parts[1].utf8.count == 2 else { return nil }
    let second = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard second[0].utf8.count == 2 else { return nil }
    guard let hours = unsigned(parts[0]), let minutes = unsigned(parts[1]), let seconds = unsigned(second[0]) else {
      return nil
    }
    guard hours < 24, minutes < 60, seconds < 60 else { return nil }
    var fraction = 0
    if second.count == 2 {
      guard areDigits(second[1]), let kept = unsigned((second[1] + "000000").prefix(6)) else { return nil }
      fraction = kept
    }
    return Int64(hours * 3_600 + minutes * 60 + seconds) * 1_000_000 + Int64(fraction)
  }

  /// Seconds east of UTC: `Z`, `+01:00`, `-0530`.
  private static func offset(_ text: Substring) -> Int64? {
    if text == "Z" { return 0 }
    let digits = text.dropFirst()
    let parts =
      digits.utf8.count == 4
      ? [digits.prefix(2), digits.suffix(2)] : digits.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    guard let hours = unsigned(parts[0]), let minutes = unsigned(parts[1]) else { return nil }
    guard hours < 24, minutes < 60 else { return nil }
    let seconds = Int64(hours * 3_600 + minutes * 60)
    return text.first == "-" ? -seconds : seconds
  }
}
