import Domain
import Queries

/// A period, and the one to compare it with where there is one.
struct ComparedPeriod: Hashable, Sendable {
  let period: Period
  let before: Period?
}

extension ComparedPeriod {
  init(_ choice: PeriodChoice, on today: CalendarDay) throws(PeriodFault) {
    switch choice {
    case .preset(let preset):
      period = try preset.period(on: today)
      before = try preset.before(on: today)
    case .days(let from, let to):
      period = try .between(try Self.day(from, .from), try Self.day(to, .to))
      before = try period.before
    }
  }

  private static func day(_ text: String, _ end: PeriodEnd) throws(PeriodFault) -> CalendarDay? {
    if text.isEmpty { return nil }
    guard let day = CalendarDay(text) else { throw .noSuchDay(end) }
    return day
  }
}
