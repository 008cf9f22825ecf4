import Domain
import HTTPServer
import JSON
import Queries

/// `/reports`
struct ReportController: Sendable {
  let context: Context

  func add(to routes: inout Routes) {
    routes.on(.get, "/reports", right: "reports.read", list)
    routes.on(.get, "/reports/{name}", right: "reports.read", show)
  }

  func list(_ request: Request) -> Response {
    var json = JSONWriter()
    json.object {
      $0.array("reports") { for report in Report.catalogue { context.documents.write(report, to: &$0) } }
      $0.null("next_cursor")
    }
    return .document(json.bytes)
  }

  enum Format: String, CaseIterable {
    case json
    case csv
  }

  func show(_ request: Request) async throws -> Response {
    let name = request.parameters["name"] ?? ""
    guard let report = Report.named(name) else { throw StoreError.notFound(.report, key: name) }
    let names = ["from", "to", "by", "limit", "buckets", "compare", "format"]
    let values = try QueryValues(request.query, known: names)
    let format: Format = try values.choice("format") ?? .json
    let period = try Period(from: values.day("from"), to: values.day("to"))
    let asked = try ReportRequest(
      report, over: period, comparedWith: try Self.earlier(than: period, in: values),
      by: Self.measure(of: report, in: values), in: try values.choice("buckets"),
      limit: values.value("limit", expected: "a whole number"))
    let document = ReportDocument(
      try await context.queries.report(asked), to: asked, in: context.currency, timeZone: context.calendar.timeZone)
    return format == .json ? .document(document.json) : .download(document.csv, named: "\(report.name).csv")
  }

  enum Comparison: String, CaseIterable {
    case previous
  }

  private static func earlier(than period: Period, in values: QueryValues) throws(StoreError) -> Period? {
    guard let _: Comparison = try values.choice("compare") else { return nil }
    return try period.comparison()
  }

  private static func measure(of report: Report, in values: QueryValues) throws(StoreError) -> Report.Measure? {
    guard let name: String = try values.value("by", expected: "a word") else { return nil }
    guard let measure = report.leading.first(where: { $0.rawValue == name }) else {
      throw .outOfRange(field: "by", allowed: report.leading.map(\.rawValue).joined(separator: ", "))
    }
    return measure
  }
}

extension Response {
  /// A CSV file with a header row, to be saved under `name`.
  fileprivate static func download(_ bytes: [UInt8], named name: String) -> Response {
    var response = Response(type: "text/csv; charset=utf-8; header=present", body: .bytes(bytes))
    response.fields.append(.contentDisposition, "attachment; filename=\"\(name)\"")
    return response
  }
}
