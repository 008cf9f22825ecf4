extension Timestamp: LosslessStringConvertible {
  /// RFC 3339 in UTC: `2010-12-01T08:26:00Z`, with six decimals where there are microseconds.
  public var description: String {
    let second = seconds
    let day = CalendarDay(number: Int(second.flooredQuotient(by: 86_400)))
    let ofDay = Int(second - Int64(day.number) * 86_400)
    let fraction = Int(microseconds - second * 1_000_000)
    return String(unsafeUninitializedCapacity: 40) { text in
      var end = 0
      for byte in day.description.utf8 {
        text[end] = byte
        end += 1
      }
      let parts: InlineArray<3, (sign: Unicode.Scalar, number: Int)> = [
        ("T", ofDay / 3_600), (":", ofDay / 60 % 60), (":", ofDay % 60),
      ]
      for index in parts.indices { end = text.write(parts[index].number, width: 2, after: parts[index].sign, at: end) }
      if fraction != 0 { end = text.write(fraction, width: 6, after: ".", at: end) }
      text[end] = UInt8(ascii: "Z")
      return end + 1
    }
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

extension UnsafeMutableBufferPointer<UInt8> {
  /// Writes `sign` and the last `width` digits of `number`, which is not negative.
  /// - Returns: where they end.
  fileprivate func write(_ number: Int, width: Int, after sign: Unicode.Scalar, at start: Int) -> Int {
    self[start] = UInt8(ascii: sign)
    var rest = number
    for place in stride(from: start + width, to: start, by: -1) {
      self[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return start + width + 1
  }
}
