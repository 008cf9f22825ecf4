import Domain
import HTTPServer
import Queries

extension ReportPage {
  /// Answers the question that an address asks.
  struct Query: Sendable {
    let store: any ReadStore
    let calendar: StoreCalendar

    /// - Throws: `StoreError.outOfRange` for what no page links to, `.unavailable`.
    func model(of report: Report, _ query: URLEncodedValues, at now: Timestamp) async throws(StoreError) -> Model {
      let today = calendar.day(at: now)
      let chosen = report.hasPeriod ? try PeriodChoice(query) : .preset(.all)
      let isCompared = try Self.comparison(query["compare"], named: chosen != nil) && report.hasPeriod
      let choice = if let chosen { chosen } else { PeriodChoice.preset(try await usualPeriod(on: today)) }
      let measure = try Self.measure(query["by"], of: report)
      let grain = try Self.grain(query["buckets"], of: report)
      let outcome = try await outcome(
        of: report,
        over: Result { () throws(PeriodFault) in
          try ComparedPeriod(choice, on: today, isCompared: isCompared)
        }, by: measure, in: grain)
      return Model(
        report: report, measure: measure, choice: choice, isCompared: isCompared, grain: grain, outcome: outcome,
        readAt: now)
    }

    private func outcome(
      of report: Report, over period: Result<ComparedPeriod, PeriodFault>, by measure: Report.Measure,
      in grain: ReportGrain?
    ) async throws(StoreError) -> Outcome {
      switch period {
      case .failure(let fault): return .refused(fault)
      case .success(let period):
        let request = try ReportRequest(
          report, over: period.period, comparedWith: period.before, by: measure, in: grain)
        return .answer(Answer(request: request, report: try await store.report(request)))
      }
    }

    /// The last thirty days; everything where nothing was sold in them, as after importing an old history.
    private func usualPeriod(on today: CalendarDay) async throws(StoreError) -> PeriodPreset {
      guard let recent = try? PeriodPreset.lastThirtyDays.period(on: today) else { return .all }
      return try await store.report(ReportRequest(.salesOverTime, over: recent)).total.members > 0
        ? .lastThirtyDays : .all
    }

    /// An address that names no period compares, one that names a period says whether it does.
    private static func comparison(_ word: String?, named: Bool) throws(StoreError) -> Bool {
      guard let word else { return !named }
      guard word == "previous" else { throw .outOfRange(field: "compare", allowed: "previous") }
      return true
    }

    private static func measure(_ name: String?, of report: Report) throws(StoreError) -> Report.Measure {
      guard let name else { return report.leading[0] }
      guard let measure = Report.Measure(rawValue: name), report.leading.contains(measure) else {
        throw .outOfRange(field: "by", allowed: report.leading.map(\.rawValue).joined(separator: ", "))
      }
      return measure
    }

    private static func grain(_ name: String?, of report: Report) throws(StoreError) -> ReportGrain? {
      guard let name else { return nil }
      guard let grain = ReportGrain(rawValue: name), report.dimension == .day else {
        throw .outOfRange(field: "buckets", allowed: ReportGrain.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return grain
    }
  }
}
