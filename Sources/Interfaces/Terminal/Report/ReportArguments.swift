public import CommandLineTool
import Domain
public import Queries

/// A report by its name.
struct ReportName: ArgumentValue {
  static var valueName: String { "NAME" }
  static var allowed: String { "\(candidates.dropLast().joined(separator: ", ")) or \(candidates.last ?? "")" }
  static var candidates: [String] { Report.catalogue.map(\.name) }
  static var placeholder: ReportName { ReportName(report: .topBuyers) }

  let report: Report
  var argumentText: String { report.name }
}

extension ReportName {
  init?(argument: String) {
    guard let report = Report.named(argument) else { return nil }
    self.init(report: report)
  }
}

/// A day of the store's calendar.
struct DayArgument: ArgumentValue {
  static var valueName: String { "DAY" }
  static var allowed: String { "a day such as 2010-12-31" }
  static var placeholder: DayArgument { DayArgument(day: CalendarDay(number: 0)) }

  let day: CalendarDay
  var argumentText: String { "\(day)" }
}

extension DayArgument {
  init?(argument: String) {
    guard let day = CalendarDay(argument) else { return nil }
    self.init(day: day)
  }
}

extension Report.Measure: ArgumentChoice {
  public static var valueName: String { "MEASURE" }
}

extension ReportGrain: ArgumentChoice {}

/// With which period to compare.
enum ComparisonArgument: String, ArgumentChoice {
  case previous
}

/// How a report is shown.
enum ReportFormat: String, ArgumentChoice {
  case table
  case csv
  case json
}
