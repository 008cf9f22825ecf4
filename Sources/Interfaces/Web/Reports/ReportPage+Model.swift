import Domain
import Queries

/// Who or what leads a report over a period.
enum ReportPage {}

extension ReportPage {
  struct Model: Hashable, Sendable {
    let report: Report
    let measure: Report.Measure
    /// What the picker shows as chosen.
    let choice: PeriodChoice
    let outcome: Outcome
    let readAt: Timestamp
  }

  enum Outcome: Hashable, Sendable {
    case answer(Answer)
    case refused(PeriodFault)
  }

  struct Answer: Hashable, Sendable {
    let period: ComparedPeriod
    let ranking: Ranking
    /// Of the period before; `nil` where there is none.
    let before: Ranking?

    /// The period before, where something was sold in it: else there is nothing to compare with.
    var comparison: Ranking? { before.flatMap { $0.members > 0 ? $0 : nil } }
  }

  /// One place of the ranking.
  struct Standing: Hashable, Sendable {
    let rank: Int
    let label: Label
    let figures: Figures
    let share: Percentage?
    /// The figure ranked by, in the period before; `nil` where it is not known.
    let before: Int64?
    let trend: Trend
  }

  /// How a figure compares with the one of the period before.
  enum Trend: Hashable, Sendable {
    case change(Percentage)
    case new
    /// Nothing to compare with.
    case unknown
  }
}

extension ReportPage.Answer {
  func standings(by measure: Report.Measure) -> [ReportPage.Standing] {
    let earlier = comparison.map { Dictionary($0.rows.map { ($0.member, $0.figures) }, uniquingKeysWith: +) }
    let isComplete = comparison.map { $0.members == $0.rows.count } ?? false
    return ranking.rows.enumerated().map { index, row in
      let now = row.figures[measure]
      let known = earlier?[row.member]?[measure] ?? (isComplete ? 0 : nil)
      return ReportPage.Standing(
        rank: index + 1, label: row.label, figures: row.figures,
        share: Percentage(now, of: ranking.total[measure]), before: known,
        trend: known.map { ReportPage.Trend(from: $0, to: now) } ?? .unknown)
    }
  }

  /// What the rows shown add up to.
  var shown: Figures { ranking.rows.reduce(.zero) { $0 + $1.figures } }
}

extension ReportPage.Trend {
  init(from before: Int64, to now: Int64) {
    if let change = Percentage(from: before, to: now) {
      self = .change(change)
    } else {
      self = now > 0 ? .new : .unknown
    }
  }
}
