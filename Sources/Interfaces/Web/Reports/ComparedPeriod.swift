import Domain
import Queries

/// A period, and the one to compare it with where there is one.
struct ComparedPeriod: Hashable, Sendable {
  let period: Period
  let before: Period?
}

extension ComparedPeriod {
  /// - Parameter isCompared: whether a visitor wants to see the period before.
  init(_ choice: PeriodChoice, on today: CalendarDay, isCompared: Bool) throws(PeriodFault) {
    let before: Period?
    switch choice {
    case .preset(let preset):
      period = try preset.period(on: today)
      before = try preset.before(on: today)
    case .days(let from, let to):
      period = try .between(try Self.day(from, .from), try Self.day(to, .to))
      before = period.previous
    }
    self.before = isCompared ? before : nil
  }

  private static func day(_ text: String, _ end: PeriodEnd) throws(PeriodFault) -> CalendarDay? {
    if text.isEmpty { return nil }
    guard let day = CalendarDay(text) else { throw .noSuchDay(end) }
    return day
  }
}

extension Period {
  /// The days from `first` to `last`; `nil` leaves that end open.
  static func between(_ first: CalendarDay?, _ last: CalendarDay?) throws(PeriodFault) -> Period {
    do throws(StoreError) {
      return try Period(from: first, to: last)
    } catch {
      throw first.map { .endsTooEarly(from: $0) } ?? .noSuchDay(.to)
    }
  }
}
