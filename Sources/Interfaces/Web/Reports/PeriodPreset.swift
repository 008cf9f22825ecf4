import Domain
import Queries

/// The periods that people ask for most, each ending today.
enum PeriodPreset: String, CaseIterable, Sendable {
  case lastSevenDays = "7-days"
  case lastThirtyDays = "30-days"
  case thisMonth = "this-month"
  case thisYear = "this-year"
  case all
}

extension PeriodPreset {
  /// The days it means on the day `today`.
  func period(on today: CalendarDay) throws(PeriodFault) -> Period {
    guard let first = first(on: today) else { return .all }
    return try .between(first, today)
  }

  /// The days to compare with: as many before, or the same days of the month or year before.
  /// - Returns: `nil` where nothing comes before.
  func before(on today: CalendarDay) throws(PeriodFault) -> Period? {
    switch self {
    case .lastSevenDays, .lastThirtyDays: try period(on: today).asManyDaysBefore
    case .thisMonth: try period(on: today).earlier(byMonths: 1)
    case .thisYear: try period(on: today).earlier(byMonths: 12)
    case .all: nil
    }
  }

  private func first(on today: CalendarDay) -> CalendarDay? {
    switch self {
    case .lastSevenDays: today.advanced(by: -6)
    case .lastThirtyDays: today.advanced(by: -29)
    case .thisMonth: today.advanced(by: 1 - today.components.day)
    case .thisYear: CalendarDay(year: today.components.year, month: 1, day: 1)
    case .all: nil
    }
  }
}
