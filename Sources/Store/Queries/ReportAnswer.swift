/// Figures by what they measure; what does not apply, or is not known, is missing.
public typealias ReportValues = [Report.Measure: Int64]

/// The rows of a report in its order, with the sums of everyone.
public struct ReportAnswer: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let member: ReportMember
    /// `nil` of hours, days and groups, which need none, and of what was deleted.
    public let label: Label?
    public let values: ReportValues
    /// In the period to compare with; `nil` where none was asked for.
    public let earlier: ReportValues?

    public init(_ member: ReportMember, _ label: Label? = nil, values: ReportValues, earlier: ReportValues? = nil) {
      self.member = member
      self.label = label
      self.values = values
      self.earlier = earlier
    }
  }

  /// What all members add up to, not only those of the rows.
  public struct Total: Hashable, Sendable {
    public let values: ReportValues
    /// How many have figures in the period, or are on the shelf.
    public let members: Int

    public init(_ values: ReportValues, members: Int) {
      self.values = values
      self.members = members
    }
  }

  public let rows: [Row]
  public let total: Total
  /// Of the period to compare with.
  public let earlier: Total?
  /// Of a report over time.
  public let grain: ReportGrain?
  /// Up to where in the change log the figures count.
  public let position: Int64

  public init(
    _ rows: [Row], total: Total, earlier: Total? = nil, in grain: ReportGrain? = nil, at position: Int64
  ) {
    self.rows = rows
    self.total = total
    self.earlier = earlier
    self.grain = grain
    self.position = position
  }
}
