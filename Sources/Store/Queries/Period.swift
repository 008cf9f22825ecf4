public import Domain

/// Days in the store's time zone, from the first to the last, both included.
public struct Period: Hashable, Sendable {
  /// `nil`: since the store's first sale.
  public let from: CalendarDay?
  /// `nil`: to the end of time.
  public let to: CalendarDay?

  /// Everything that was ever sold.
  public static let all = Period(unchecked: nil, nil)

  /// - Throws: `StoreError.outOfRange`, naming `to`, if it is before `from`.
  public init(from: CalendarDay?, to: CalendarDay?) throws(StoreError) {
    if let from, let to, to < from { throw .outOfRange(field: "to", allowed: "\(from) or later") }
    self.init(unchecked: from, to)
  }

  private init(unchecked from: CalendarDay?, _ to: CalendarDay?) {
    self.from = from
    self.to = to
  }
}

extension Period {
  /// The buckets of a cube that together make up the period, as few as there can be: days at its ends, months between.
  public func buckets(of cube: SalesCube) -> [ClosedRange<ReportBucket>] {
    if from == nil && to == nil && cube.hasAll { return [.all ... .all] }
    let from = from ?? .earliest
    let to = to ?? .latest
    let firstMonth = from.startOfMonth == from ? from : from.startOfNextMonth
    let afterMonths = to.advanced(by: 1).startOfMonth
    guard firstMonth < afterMonths else { return [.day(from) ... .day(to)] }

    var buckets = [ReportBucket.month(of: firstMonth) ... .month(of: afterMonths.advanced(by: -1))]
    if from < firstMonth { buckets.append(.day(from) ... .day(firstMonth.advanced(by: -1))) }
    if afterMonths <= to { buckets.append(.day(afterMonths) ... .day(to)) }
    return buckets
  }
}
