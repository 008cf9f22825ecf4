public import Domain

/// What is asked of a report.
public struct RankingRequest: Hashable, Sendable {
  public static let limits = 1...1_000

  public let report: Report
  public let period: Period
  public let measure: Report.Measure
  public let limit: Int

  /// - Throws: `StoreError.outOfRange`, naming `limit` or `by`.
  public init(_ report: Report, over period: Period, by measure: Report.Measure? = nil, limit: Int? = nil)
    throws(StoreError)
  {
    let limit = limit ?? report.defaultLimit
    guard Self.limits.contains(limit) else { throw .outOfRange(field: "limit", allowed: "1 to 1000") }
    let measure = measure ?? report.measures[0]
    guard report.measures.contains(measure) else {
      let allowed = report.measures.map(\.rawValue).joined(separator: ", ")
      throw .outOfRange(field: "by", allowed: allowed)
    }
    self.report = report
    self.period = period
    self.measure = measure
    self.limit = limit
  }
}

/// Who or what leads a report, best first; at equal figures, by key.
public struct Ranking: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let member: ReportMember
    public let label: Label
    public let figures: Figures

    public init(member: ReportMember, label: Label, figures: Figures) {
      self.member = member
      self.label = label
      self.figures = figures
    }
  }

  public let rows: [Row]
  /// Of everyone, not only of the rows shown. Its `orders` counts an order once for each member.
  public let total: Figures
  /// How many have figures in the period.
  public let members: Int
  /// Up to where in the change log the figures count.
  public let position: Int64

  public init(rows: [Row], total: Figures, members: Int, position: Int64) {
    self.rows = rows
    self.total = total
    self.members = members
    self.position = position
  }
}
