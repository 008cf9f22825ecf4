public import Domain

/// What is asked of a report.
public struct ReportRequest: Hashable, Sendable {
  /// Of rows.
  public static let limits = 1...1_000

  public let report: Report
  public let period: Period
  /// To compare with; `nil` compares with nothing.
  public let earlier: Period?
  /// What rows are ordered by, or a drawing shows where their order is given.
  public let measure: Report.Measure
  /// How fine the rows of a report over time are; `nil` lets the length of the period decide.
  public let grain: ReportGrain?
  public let limit: Int

  /// - Throws: `StoreError.outOfRange`, naming `from`, `compare`, `by`, `buckets` or `limit`.
  public init(
    _ report: Report, over period: Period, comparedWith earlier: Period? = nil, by measure: Report.Measure? = nil,
    in grain: ReportGrain? = nil, limit: Int? = nil
  ) throws(StoreError) {
    if !report.hasPeriod {
      guard period == .all else { throw .outOfRange(field: "from", allowed: "nothing: it tells how things stand now") }
      guard earlier == nil else { throw .outOfRange(field: "compare", allowed: "nothing: it has no period") }
    }
    if grain != nil, report.dimension != .day {
      throw .outOfRange(field: "buckets", allowed: "nothing: its rows are no days")
    }
    if limit != nil, report.defaultLimit == nil {
      throw .outOfRange(field: "limit", allowed: "nothing: it shows every row")
    }
    let limit = limit ?? report.defaultLimit ?? Self.limits.upperBound
    guard Self.limits.contains(limit) else { throw .outOfRange(field: "limit", allowed: "1 to 1000") }
    let measure = measure ?? report.leading[0]
    guard report.leading.contains(measure) else {
      throw .outOfRange(field: "by", allowed: report.leading.map(\.rawValue).joined(separator: ", "))
    }
    self.report = report
    self.period = period
    self.earlier = earlier
    self.measure = measure
    self.grain = grain
    self.limit = limit
  }
}

/// How fine a report over time is.
public enum ReportGrain: String, CaseIterable, Sendable {
  case day
  case month
}
