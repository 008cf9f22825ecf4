import CommandLineTool
import Domain
import JSON
import Queries

/// A report of a store that another process serves, with that store's currency and time zone.
struct ServedReport {
  let answer: ReportAnswer
  let currency: Currency
  let timeZone: String

  /// - Throws: `CommandFailure` in the words of the store's refusal, or if its answer is of another form.
  init(_ request: ReportRequest, of store: any ServedStore) async throws {
    let document = try await store.document(Self.target(of: request))
    guard let currency = document["currency"]?.string.flatMap({ Currency(code: $0) }),
      let timeZone = document["time_zone"]?.string,
      let answer = ReportAnswer(document, of: request.report, in: currency)
    else {
      throw CommandFailure(
        "the store at \(store.address) answered a report of another form", hint: "is it of this program's version?")
    }
    self.answer = answer
    self.currency = currency
    self.timeZone = timeZone
  }

  private static func target(of request: ReportRequest) -> String {
    var query = ["by=\(request.measure.rawValue)"]
    if request.report.defaultLimit != nil { query.append("limit=\(request.limit)") }
    if let from = request.period.from { query.append("from=\(from)") }
    if let to = request.period.to { query.append("to=\(to)") }
    if request.earlier != nil { query.append("compare=previous") }
    if let grain = request.grain { query.append("buckets=\(grain.rawValue)") }
    return "/api/v1/reports/\(request.report.name)?\(query.joined(separator: "&"))"
  }
}

extension ReportAnswer {
  /// The answer that `ReportDocument.json` wrote.
  /// - Returns: `nil` if the document is of another form.
  init?(_ document: JSONValue, of report: Report, in currency: Currency) {
    guard let total = Total(document, of: report, in: currency), let rows = document["rows"]?.array,
      let position = document["position"]?.int64
    else { return nil }
    let read = rows.compactMap { Row($0, of: report, in: currency) }
    guard read.count == rows.count else { return nil }
    var earlier: Total?
    if let previous = document["previous"] {
      guard let total = Total(previous, of: report, in: currency) else { return nil }
      earlier = total
    }
    self.init(
      read, total: total, earlier: earlier, in: document["buckets"]?.string.flatMap(ReportGrain.init), at: position)
  }
}

extension ReportAnswer.Total {
  fileprivate init?(_ document: JSONValue, of report: Report, in currency: Currency) {
    guard let values = document["total"].flatMap({ ReportValues($0, of: report, in: currency) }),
      let members = document["members"]?.int
    else { return nil }
    self.init(values, members: members)
  }
}

extension ReportAnswer.Row {
  fileprivate init?(_ row: JSONValue, of report: Report, in currency: Currency) {
    guard let member = ReportMember(row, of: report.dimension),
      let values = ReportValues(row, of: report, in: currency)
    else { return nil }
    let key = row["sku"]?.string ?? row["email"]?.string
    let label = key.flatMap { key in row["name"]?.string.map { Label(key: key, name: $0) } }
    let earlier = row["previous"].flatMap { ReportValues($0, of: report, in: currency) }
    self.init(member, label, values: values, earlier: earlier)
  }
}

extension ReportMember {
  fileprivate init?(_ row: JSONValue, of dimension: Report.Dimension) {
    let member: ReportMember? =
      switch dimension {
      case .product: row["product_id"]?.string.flatMap { Product.ID($0) }.map { .product($0) }
      case .buyer: row["user_id"]?.string.flatMap { User.ID($0) }.map { .user($0) }
      case .employee: row["user_id"].flatMap { id in id.string.map { User.ID($0).map { .user($0) } } ?? .nobody }
      case .hour: row["hour"]?.int.map { .hour($0) }
      case .day:
        row["day"]?.string.flatMap { CalendarDay($0) }.map { .day($0) }
          ?? row["month"]?.string.flatMap { CalendarDay("\($0)-01") }.map { .month($0) }
      case .buyerGroup: row["buyer_group"]?.string.map { $0 == "new" ? .newBuyers : .returningBuyers }
      }
    guard let member else { return nil }
    self = member
  }
}

extension ReportValues {
  /// - Returns: `nil` if a figure is of another form; those that are null or not there are missing.
  fileprivate init?(_ figures: JSONValue, of report: Report, in currency: Currency) {
    self = [:]
    for measure in report.measures {
      guard let figure = figures[measure.rawValue], figure != .null else { continue }
      let value: Int64? =
        switch measure.unit {
        case .count: figure.int64
        case .money:
          figure.string.flatMap { try? JSONValue(parsing: $0).number }.flatMap { $0.scaled(places: currency.decimals) }
        }
      guard let value else { return nil }
      self[measure] = value
    }
  }
}
