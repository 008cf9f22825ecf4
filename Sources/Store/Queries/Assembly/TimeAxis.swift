public import Domain

/// The rows of a report over time: every day or month of a period, those without a sale too.
public struct TimeAxis: Hashable, Sendable {
  public let grain: ReportGrain
  /// `nil` where the period has no end of its own and nothing was ever sold.
  public let days: ClosedRange<CalendarDay>?
  private let period: Period

  /// The longest period, in days, that is shown by the day without being asked: a quarter.
  private static let longestByDay = 92

  /// - Parameters:
  ///   - asked: how fine; `nil` lets the length decide.
  ///   - sold: from the first day with a sale to the last: where a period has no end of its own, the axis ends there.
  /// - Throws: `StoreError.outOfRange`, naming `buckets` or `from`, for more rows than an answer may have.
  public init(_ period: Period, asked: ReportGrain? = nil, sold: ClosedRange<CalendarDay>?) throws(StoreError) {
    self.period = period
    days = Self.days(of: period, sold)
    let length = days.map { $0.upperBound.number - $0.lowerBound.number + 1 } ?? 0
    grain = asked ?? (length <= Self.longestByDay ? .day : .month)
    guard count > ReportRequest.limits.upperBound else { return }
    throw grain == .day
      ? .outOfRange(field: "buckets", allowed: "month for more than 1000 days")
      : .outOfRange(field: "from", allowed: "at most 1000 months before the end")
  }

  private static func days(of period: Period, _ sold: ClosedRange<CalendarDay>?) -> ClosedRange<CalendarDay>? {
    if let from = period.from { return from...(period.to ?? max(from, sold?.upperBound ?? from)) }
    if let to = period.to { return min(to, sold?.lowerBound ?? to)...to }
    return sold
  }

  /// The buckets that it is made of.
  public var buckets: [ClosedRange<ReportBucket>] {
    guard let days else { return [] }
    if grain == .day { return [.day(days.lowerBound) ... .day(days.upperBound)] }
    return (try? Period(from: days.lowerBound, to: days.upperBound))?.buckets(of: .hour) ?? []
  }

  public var count: Int {
    guard let days else { return 0 }
    return number(of: days.upperBound) - number(of: days.lowerBound) + 1
  }

  public var members: [ReportMember] {
    guard let first = days?.lowerBound else { return [] }
    return (0..<count).compactMap { place in
      switch grain {
      case .day: .day(first.advanced(by: place))
      case .month: CalendarDay(monthNumber: first.monthNumber + place).map { .month($0) }
      }
    }
  }

  /// Adds up what each row holds.
  /// - Parameter sums: of buckets within the axis.
  public func figures(_ sums: [ReportBucket: Figures]) -> [Figures] {
    var figures = Array(repeating: Figures.zero, count: count)
    guard let first = days?.lowerBound else { return figures }
    for (bucket, sum) in sums {
      guard let day = bucket.firstDay else { continue }
      let place = number(of: day) - number(of: first)
      if figures.indices.contains(place) { figures[place] += sum }
    }
    return figures
  }

  private func number(of day: CalendarDay) -> Int { grain == .day ? day.number : day.monthNumber }
}
