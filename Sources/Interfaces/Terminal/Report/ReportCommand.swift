public import CommandLineTool
import Domain
import Queries

/// `store-manager report NAME`
public struct ReportCommand<Access: StoreAccess>: Command {
  public static var name: String { "report" }
  public static var summary: String { "Shows a report, such as what sold best in a period" }
  public static var discussion: String {
    let reports = Report.catalogue.map { report in
      "  \(report.name): by \(report.leading.map(\.rawValue).joined(separator: ", "))"
    }
    return "Days are those of the store's time zone, both included. The reports:\n\(reports.joined(separator: "\n"))"
  }

  let report: Report
  let from: CalendarDay?
  let to: CalendarDay?
  let measure: Report.Measure?
  let grain: ReportGrain?
  let comparison: ComparisonArgument?
  let limit: Int?
  let format: ReportFormat

  public init(reading arguments: inout ArgumentReader) {
    let name: ReportName = arguments.argument("NAME", help: "The report: \(ReportName.allowed)")
    report = name.report
    from = arguments.option("from", as: DayArgument.self, help: "The first day; without it, since the first sale")?.day
    to = arguments.option("to", as: DayArgument.self, help: "The last day; without it, up to now")?.day
    measure = arguments.option("by", help: "What to order by")
    grain = arguments.option("buckets", help: "How fine a report over time is")
    comparison = arguments.option(
      "compare", as: ComparisonArgument.self, help: "Shows the period before too, of the same length")
    limit = arguments.option("limit", short: "l", as: Int.self, help: "How many rows at most, up to 1000")
    format = arguments.option("format", short: "f", default: .table, help: "How to show it")
  }

  public func run(in access: Access, on console: Console) async throws {
    let request = try request()
    if let served = try access.servedStore() {
      let report = try await ServedReport(request, of: served)
      return show(report.answer, to: request, currency: report.currency, timeZone: report.timeZone, on: console)
    }
    try await access.withStore { store in
      let answer: ReportAnswer
      do throws(StoreError) {
        answer = try await store.queries.report(request)
      } catch {
        throw error.failure
      }
      show(answer, to: request, currency: store.currency, timeZone: store.calendar.timeZone, on: console)
    }
  }

  private func show(
    _ answer: ReportAnswer, to request: ReportRequest, currency: Currency, timeZone: String, on console: Console
  ) {
    let document = ReportDocument(answer, to: request, in: currency, timeZone: timeZone)
    switch format {
    case .table: ReportTable(answer, to: request, currency: currency, timeZone: timeZone).show(on: console)
    case .csv: console.output.write(String(decoding: document.csv, as: UTF8.self))
    case .json: console.print(String(decoding: document.json, as: UTF8.self))
    }
  }

  /// - Throws: `UsageError` in the words of the command line.
  private func request() throws(UsageError) -> ReportRequest {
    do throws(StoreError) {
      let period = try Period(from: from, to: to)
      let earlier = comparison == nil ? nil : try period.comparison()
      return try ReportRequest(report, over: period, comparedWith: earlier, by: measure, in: grain, limit: limit)
    } catch {
      switch error {
      case .outOfRange(let field, let allowed), .malformed(let field, let allowed):
        throw UsageError("--\(field) of \(report.name) must be \(allowed)")
      default: throw UsageError(error.message)
      }
    }
  }
}
