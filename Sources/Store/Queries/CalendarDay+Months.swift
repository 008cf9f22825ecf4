import Domain

extension CalendarDay {
  static let earliest = CalendarDay(number: -719_528)  // 0000-01-01
  static let latest = CalendarDay(number: 2_932_896)  // 9999-12-31

  /// Months since January of the year 0.
  var monthNumber: Int {
    let (year, month, _) = components
    return year * 12 + month - 1
  }

  /// The first of a month; `nil` before the year 0 and after 9999.
  init?(monthNumber: Int) {
    guard monthNumber >= 0 else { return nil }
    self.init(year: monthNumber / 12, month: monthNumber % 12 + 1, day: 1)
  }

  var startOfMonth: CalendarDay { advanced(by: 1 - components.day) }
  var startOfNextMonth: CalendarDay { startOfMonth.advanced(by: 31).startOfMonth }
  var endOfMonth: CalendarDay { startOfNextMonth.advanced(by: -1) }
}
