import Domain
import Queries

extension Period {
  /// The days from `first` to `last`; `nil` leaves that end open.
  static func between(_ first: CalendarDay?, _ last: CalendarDay?) throws(PeriodFault) -> Period {
    do throws(StoreError) {
      return try Period(from: first, to: last)
    } catch {
      throw first.map { .endsTooEarly(from: $0) } ?? .noSuchDay(.to)
    }
  }

  /// The period of the same length that ends the day before: as many months where it is made of whole months, else as
  /// many days.
  /// - Returns: `nil` where it has no beginning, no end or nothing before it.
  var before: Period? {
    get throws(PeriodFault) {
      guard let from, let to else { return nil }
      guard from.isFirstOfMonth, to.isLastOfMonth else { return try asManyDaysBefore }
      return try earlier(byMonths: to.months - from.months + 1)
    }
  }

  /// As many days, just before.
  var asManyDaysBefore: Period? {
    get throws(PeriodFault) {
      guard let from, let to else { return nil }
      let days = to.number - from.number + 1
      return try .between(from.advanced(by: -days), from.advanced(by: -1))
    }
  }

  /// The same days of months before; where the end was a month's last day or its month is shorter, the last day.
  /// - Returns: `nil` before the year 0.
  func earlier(byMonths months: Int) throws(PeriodFault) -> Period? {
    guard let from = from?.earlier(byMonths: months), let to, let end = to.earlier(byMonths: months) else { return nil }
    return try .between(from, to.isLastOfMonth ? end.lastOfMonth : end)
  }
}

extension CalendarDay {
  /// Months since the year 0.
  fileprivate var months: Int { components.year * 12 + components.month - 1 }

  fileprivate var isFirstOfMonth: Bool { components.day == 1 }

  fileprivate var isLastOfMonth: Bool { advanced(by: 1).isFirstOfMonth }

  fileprivate var lastOfMonth: CalendarDay {
    let nextMonth = advanced(by: 1 - components.day + 31)
    return nextMonth.advanced(by: -nextMonth.components.day)
  }

  /// The same day of a month before, or its last day where it has no such day.
  fileprivate func earlier(byMonths count: Int) -> CalendarDay? {
    let month = months - count
    guard month >= 0, let first = CalendarDay(year: month / 12, month: month % 12 + 1, day: 1) else { return nil }
    return min(first.advanced(by: components.day - 1), first.lastOfMonth)
  }
}
