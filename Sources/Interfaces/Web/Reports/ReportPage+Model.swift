import Domain
import Queries

/// A report over a period: what it shows, and how it was asked for.
enum ReportPage {}

extension ReportPage {
  struct Model: Hashable, Sendable {
    let report: Report
    let measure: Report.Measure
    /// What the picker shows as chosen.
    let choice: PeriodChoice
    /// Whether the visitor wants to see the period before.
    let isCompared: Bool
    /// How fine a visitor wants a report over time; `nil` leaves it to the report.
    let grain: ReportGrain?
    let outcome: Outcome
    let readAt: Timestamp
  }

  enum Outcome: Hashable, Sendable {
    case answer(Answer)
    case refused(PeriodFault)
  }

  struct Answer: Hashable, Sendable {
    let request: ReportRequest
    let report: ReportAnswer
  }

  /// How a figure compares with the one of the period before.
  enum Trend: Hashable, Sendable {
    case change(Percentage)
    case new
    /// Nothing to compare with.
    case unknown
  }
}

extension ReportPage.Model {
  var answer: ReportPage.Answer? { if case .answer(let answer) = outcome { answer } else { nil } }

  /// The same report asked for in another way; what is not given stays.
  func address(_ choice: PeriodChoice? = nil, by measure: Report.Measure? = nil, in grain: ReportGrain? = nil) -> String
  {
    Address.report(
      report, choice ?? self.choice, by: measure ?? self.measure, compared: isCompared, in: grain ?? self.grain
    ).text
  }
}

extension ReportPage.Answer {
  var measure: Report.Measure { request.measure }

  /// What is drawn: of those that sold least, what they are worth, because what they sold may be nothing.
  var drawn: Report.Measure { request.report.order == .leastFirst ? .stockValue : measure }

  /// The sums of the period before, where something was sold in it: else there is nothing to compare with.
  var comparison: ReportAnswer.Total? { report.earlier.flatMap { $0.members > 0 ? $0 : nil } }

  func trend(of row: ReportAnswer.Row) -> ReportPage.Trend {
    guard comparison != nil, let before = row.earlier?[measure] ?? (row.values[measure] == nil ? nil : 0) else {
      return .unknown
    }
    let trend = ReportPage.Trend(from: before, to: row.values[measure] ?? 0)
    // A day, a group or a slow mover that had nothing before is none that came to be.
    return trend == .new && request.report.order != .mostFirst ? .unknown : trend
  }

  /// What part of all a figure is; `nil` of what does not add up.
  func share(of value: Int64?) -> Percentage? {
    guard measure.addsUp, let value, let total = report.total.values[measure] else { return nil }
    return Percentage(value, of: total)
  }

  /// What the rows shown add up to.
  func shown(_ measure: Report.Measure) -> Int64? {
    guard measure.addsUp else { return nil }
    return report.rows.reduce(0) { $0.addingClamped($1.values[measure] ?? 0) }
  }
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
