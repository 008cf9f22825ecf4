import Domain
import HTTPServer
import Queries

extension ReportPage {
  /// Answers the question that an address asks.
  struct Query: Sendable {
    let store: any ReadStore
    let calendar: StoreCalendar

    /// - Throws: `StoreError.outOfRange` for a period or measure that no page links to, `.unavailable`.
    func model(of report: Report, _ query: URLEncodedValues, at now: Timestamp) async throws(StoreError) -> Model {
      let measure = try Self.measure(query["by"], of: report)
      let today = calendar.day(at: now)
      let chosen = try PeriodChoice(query)
      let choice = if let chosen { chosen } else { PeriodChoice.preset(try await usualPeriod(of: report, on: today)) }
      let outcome = try await outcome(of: report, by: measure, over: choice, on: today)
      return Model(report: report, measure: measure, choice: choice, outcome: outcome, readAt: now)
    }

    /// The last thirty days; everything where nothing was sold in them, as after importing an old history.
    private func usualPeriod(of report: Report, on today: CalendarDay) async throws(StoreError) -> PeriodPreset {
      let recent = try? PeriodPreset.lastThirtyDays.period(on: today)
      guard let recent else { return .all }
      return try await store.ranking(RankingRequest(report, over: recent, limit: 1)).members > 0
        ? .lastThirtyDays : .all
    }

    private func outcome(
      of report: Report, by measure: Report.Measure, over choice: PeriodChoice, on today: CalendarDay
    ) async throws(StoreError) -> Outcome {
      let period: ComparedPeriod
      do throws(PeriodFault) {
        period = try ComparedPeriod(choice, on: today)
      } catch {
        return .refused(error)
      }
      let ranking = try await store.ranking(RankingRequest(report, over: period.period, by: measure))
      return .answer(
        Answer(
          period: period, ranking: ranking, before: try await earlier(of: report, by: measure, over: period.before)))
    }

    /// Of the period before, as long as rankings get, so that it holds those who lead now.
    private func earlier(
      of report: Report, by measure: Report.Measure, over before: Period?
    ) async throws(StoreError) -> Ranking? {
      guard let before else { return nil }
      let limit = RankingRequest.limits.upperBound
      return try await store.ranking(RankingRequest(report, over: before, by: measure, limit: limit))
    }

    private static func measure(_ name: String?, of report: Report) throws(StoreError) -> Report.Measure {
      guard let name else { return report.measures[0] }
      guard let measure = Report.Measure(rawValue: name), report.measures.contains(measure) else {
        throw .outOfRange(field: "by", allowed: report.measures.map(\.rawValue).joined(separator: ", "))
      }
      return measure
    }
  }
}
