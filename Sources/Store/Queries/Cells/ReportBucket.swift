public import Domain

/// A stretch of time in the store's time zone, as one number: buckets of one kind are neighbours, in order of time.
public struct ReportBucket: Hashable, Comparable, Sendable {
  public let code: Int64

  public init(code: Int64) { self.code = code }

  public static let all = ReportBucket(code: 0)

  public static func month(of day: CalendarDay) -> ReportBucket {
    ReportBucket(code: firstMonth + Int64(day.monthNumber))
  }

  public static func day(_ day: CalendarDay) -> ReportBucket { ReportBucket(code: dayZero + Int64(day.number)) }

  /// Every day that there is.
  public static let days = day(.earliest)...day(.latest)

  public static func < (a: Self, b: Self) -> Bool { a.code < b.code }

  /// The day, or the first of the month; `nil` of all time.
  public var firstDay: CalendarDay? {
    if Self.days.contains(self) { return CalendarDay(number: Int(code - Self.dayZero)) }
    return code < Self.firstMonth ? nil : CalendarDay(monthNumber: Int(code - Self.firstMonth))
  }

  /// Month 0 is January of the year 0.
  private static let firstMonth: Int64 = 1_000_000
  /// 1970-01-01
  private static let dayZero: Int64 = 10_000_000
}
