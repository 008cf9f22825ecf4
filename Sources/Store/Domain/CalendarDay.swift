/// A day of the proleptic Gregorian calendar, in whatever place it is looked at.
public struct CalendarDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let number: Int

  public init(number: Int) { self.number = number }

  /// Days and months from day numbers: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  /// - Returns: `nil` unless there is such a day, in the years 0 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9_999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
    guard self.components == (year, month, day) else { return nil }
  }

  public var components: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

  /// The day `days` later, or earlier when negative.
  public func advanced(by days: Int) -> CalendarDay { CalendarDay(number: number + days) }
}

extension CalendarDay: LosslessStringConvertible {
  /// `2010-12-01`
  public var description: String {
    let (year, month, day) = components
    return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
  }

  /// Reads the form of `description`.
  /// - Returns: `nil` for anything else, and for days that do not exist.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2 else {
      return nil
    }
    guard let year = unsigned(parts[0]), let month = unsigned(parts[1]), let day = unsigned(parts[2]) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }
}

/// `number` in decimal, with zeros before it up to `width` digits.
func digits(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  let zeros = width - text.utf8.count
  return zeros > 0 ? String(repeating: "0", count: zeros) + text : text
}

/// A number written in ASCII digits and nothing else.
func unsigned(_ text: Substring) -> Int? {
  areDigits(text) ? Int(text) : nil
}

/// One ASCII digit or more, and nothing else.
func areDigits(_ text: Substring) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
}
