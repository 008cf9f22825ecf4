import CommandLineTool
import Domain
import JSON
import Queries

/// A report of a store that another process serves, with that store's currency and time zone.
struct ServedReport {
  let ranking: Ranking
  let currency: Currency
  let timeZone: String

  /// - Throws: `CommandFailure` in the words of the store's refusal, or if its answer is of another form.
  init(_ request: RankingRequest, of store: any ServedStore) async throws {
    let document = try await store.document(Self.target(of: request))
    guard let currency = document["currency"]?.string.flatMap({ Currency(code: $0) }),
      let timeZone = document["time_zone"]?.string,
      let ranking = Ranking(document, for: request.report, in: currency)
    else {
      throw CommandFailure(
        "the store at \(store.address) answered a report of another form", hint: "is it of this program's version?")
    }
    self.ranking = ranking
    self.currency = currency
    self.timeZone = timeZone
  }

  private static func target(of request: RankingRequest) -> String {
    var query = ["by=\(request.measure.rawValue)", "limit=\(request.limit)"]
    if let from = request.period.from { query.append("from=\(from)") }
    if let to = request.period.to { query.append("to=\(to)") }
    return "/api/v1/reports/\(request.report.name)?\(query.joined(separator: "&"))"
  }
}

extension Ranking {
  /// The ranking that `RankingDocument.json` wrote.
  /// - Returns: `nil` if the document is of another form.
  init?(_ document: JSONValue, for report: Report, in currency: Currency) {
    guard let total = document["total"].flatMap({ Figures($0, currency) }), let rows = document["rows"]?.array,
      let members = document["members"]?.int, let position = document["position"]?.int64
    else { return nil }
    let read = rows.compactMap { Row($0, of: report.dimension, currency) }
    guard read.count == rows.count else { return nil }
    self.init(rows: read, total: total, members: members, position: position)
  }
}

extension Ranking.Row {
  fileprivate init?(_ row: JSONValue, of dimension: Report.Dimension, _ currency: Currency) {
    guard let figures = Figures(row, currency), let name = row["name"]?.string else { return nil }
    let member: ReportMember?
    let key: String?
    switch dimension {
    case .product:
      member = row["product_id"]?.string.flatMap { Product.ID($0) }.map { .product($0) }
      key = row["sku"]?.string
    case .buyer:
      member = row["user_id"]?.string.flatMap { User.ID($0) }.map { .user($0) }
      key = row["email"]?.string
    }
    guard let member, let key else { return nil }
    self.init(member: member, label: Label(key: key, name: name), figures: figures)
  }
}

extension Figures {
  fileprivate init?(_ figures: JSONValue, _ currency: Currency) {
    self.init(quantity: figures["quantity"]?.int64 ?? 0, orders: figures["orders"]?.int64 ?? 0)
    guard let text = figures["revenue"]?.string else { return }
    guard let number = try? JSONValue(parsing: text).number, let revenue = number.scaled(places: currency.decimals)
    else {
      return nil
    }
    self.revenue = revenue
  }
}
