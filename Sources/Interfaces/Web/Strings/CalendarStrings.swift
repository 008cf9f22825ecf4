import Domain
import Queries

/// Days and times.
protocol CalendarStrings: Sendable {
  /// "21 November 2026"
  func day(_ day: CalendarDay) -> String
  /// "Saturday 21 November 2026"
  func dayOfWeek(_ day: CalendarDay) -> String
  /// "21 Nov 2026"
  func shortDay(_ day: CalendarDay) -> String
  /// "November 2026"
  func month(_ day: CalendarDay) -> String
  /// "14:32"
  func time(_ time: TimeOfDay) -> String
  /// "14:32:08"
  func exactTime(_ time: TimeOfDay) -> String
  /// "1 to 21 November 2026", as within a sentence.
  func period(_ period: Period) -> String
}

extension CalendarDay {
  /// 0 is Monday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 }
}
