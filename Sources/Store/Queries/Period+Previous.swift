public import Domain

extension Period {
  /// The period of the same length that ends the day before: as many months where it is made of whole months, else as
  /// many days.
  /// - Returns: `nil` where it has no beginning or no end, or would begin before the year 0.
  public var previous: Period? {
    guard let from, let to else { return nil }
    guard from == from.startOfMonth, to == to.endOfMonth else { return asManyDaysBefore }
    return earlier(byMonths: to.monthNumber - from.monthNumber + 1)
  }

  /// The one before, for a report to compare with.
  /// - Throws: `StoreError.outOfRange`, naming `compare`, where there is none.
  public func comparison() throws(StoreError) -> Period {
    guard let previous else { throw .outOfRange(field: "compare", allowed: "for a period with from and to") }
    return previous
  }

  /// As many days, just before.
  /// - Returns: `nil` where it has no beginning or no end, or would begin before the year 0.
  public var asManyDaysBefore: Period? {
    guard let from, let to else { return nil }
    let days = to.number - from.number + 1
    guard from.advanced(by: -days) >= .earliest else { return nil }
    return try? Period(from: from.advanced(by: -days), to: from.advanced(by: -1))
  }

  /// The same days of months before; where the end was a month's last day or its month is shorter, the last day.
  /// - Returns: `nil` where it has no beginning or no end, or would begin before the year 0.
  public func earlier(byMonths months: Int) -> Period? {
    guard let from = from?.earlier(byMonths: months), let to, let end = to.earlier(byMonths: months) else { return nil }
    return try? Period(from: from, to: to == to.endOfMonth ? end.endOfMonth : end)
  }
}

extension CalendarDay {
  /// The same day of a month before, or its last day where it has no such day.
  fileprivate func earlier(byMonths count: Int) -> CalendarDay? {
    CalendarDay(monthNumber: monthNumber - count).map { min($0.advanced(by: components.day - 1), $0.endOfMonth) }
  }
}
