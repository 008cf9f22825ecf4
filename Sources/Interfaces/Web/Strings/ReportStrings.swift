import Queries

/// Rankings: who or what leads, over which period, by which measure.
protocol ReportStrings: Sendable {
  var period: String { get }
  func name(of preset: PeriodPreset) -> String
  var from: String { get }
  var to: String { get }
  var show: String { get }
  var rankedBy: String { get }
  /// Of the measure in the drawing, where the order of the rows is given.
  var drawn: String { get }
  /// "Shown by", before day and month.
  var shownBy: String { get }
  func name(of grain: ReportGrain) -> String
  var compareWithPeriodBefore: String { get }
  /// What reports are about.
  func name(of subject: ReportsPage.Subject) -> String
  /// A whole line: "1 to 21 November 2026, compared with the period before (1 to 21 October 2026)".
  func heading(_ period: Period, before: Period?) -> String
  /// "+6.4% (€57,557.14 before)"
  func change(_ change: String, before: String) -> String
  /// "nothing before"
  var nothingBefore: String { get }

  /// "Revenue by buyer"
  func chartTitle(_ measure: Report.Measure, by dimension: Report.Dimension) -> String
  /// What the drawing shows, for those who do not see it.
  func chartDescription(_ title: String, bars: Int, from most: String, to least: String) -> String
  var thisPeriod: String { get }
  var periodBefore: String { get }

  /// "Month", above the rows.
  func member(of dimension: Report.Dimension, in grain: ReportGrain?) -> String
  /// What a row is of that has no label: "Saturday 21 November 2026".
  func name(of member: ReportMember) -> String
  /// The same in a drawing: "21 Nov".
  func shortName(of member: ReportMember) -> String
  /// Of a table that is no ranking.
  var figures: String { get }
  var ranking: String { get }
  var rank: String { get }
  var share: String { get }
  var evolution: String { get }
  var new: String { get }
  /// "First 20"
  func first(_ count: Int) -> String
  /// "All 886 buyers"; `written` is the count written out.
  func all(_ count: Int64, written: String, of dimension: Report.Dimension) -> String
  /// "Share of the first 20"
  func share(ofFirst count: Int) -> String

  var definition: String { get }
  var refresh: String { get }
  var exportCSV: String { get }

  var noSales: String { get }
  var noSalesAdvice: String { get }
  var showEverything: String { get }
  /// Of a report on shelves.
  var nothingOnHand: String { get }
  var nothingOnHandAdvice: String { get }

  /// What is wrong with a day that was typed.
  var dayExpected: String { get }
  /// What is wrong with a period that ends before it begins; `from` is a day written out.
  func endsTooEarly(from: String) -> String
}
