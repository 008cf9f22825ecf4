public import Domain
import JSON

/// A ranking with what was asked, for programs and for spreadsheets: the same wherever it is shown.
public struct RankingDocument: Sendable {
  private let request: RankingRequest
  private let ranking: Ranking
  private let currency: Currency
  private let timeZone: String

  /// - Parameters:
  ///   - currency: of the revenue.
  ///   - timeZone: whose days the period counts.
  public init(_ ranking: Ranking, for request: RankingRequest, in currency: Currency, timeZone: String) {
    self.request = request
    self.ranking = ranking
    self.currency = currency
    self.timeZone = timeZone
  }

  /// One JSON object.
  public var json: [UInt8] {
    var json = JSONWriter(reserving: 512 + ranking.rows.count * 192)
    json.object {
      $0.member("report", request.report.name)
      $0.member("from", request.period.from.map { "\($0)" })
      $0.member("to", request.period.to.map { "\($0)" })
      $0.member("time_zone", timeZone)
      $0.member("currency", currency.code)
      $0.member("by", request.measure.rawValue)
      $0.member("position", ranking.position)
      $0.member("members", ranking.members)
      $0.object("total") { write(ranking.total, to: &$0) }
      $0.array("rows") { json in
        for (index, row) in ranking.rows.enumerated() { write(row, rank: index + 1, to: &json) }
      }
    }
    return json.bytes
  }

  private func write(_ row: Ranking.Row, rank: Int, to json: inout JSONWriter) {
    json.object {
      $0.member("rank", rank)
      $0.member(request.report.dimension.idColumn, row.member.id)
      $0.member(request.report.dimension.keyColumn, row.label.key)
      $0.member("name", row.label.name)
      write(row.figures, to: &$0)
    }
  }

  private func write(_ figures: Figures, to json: inout JSONWriter) {
    for measure in request.report.measures {
      switch measure {
      case .revenue: json.member(measure.rawValue, currency.text(minorUnits: figures.revenue))
      case .quantity, .orders: json.member(measure.rawValue, figures[measure])
      }
    }
  }

  /// CSV with a header row; what people wrote begins no formula.
  public var csv: [UInt8] {
    let dimension = request.report.dimension
    var table = CSVTable(
      ["rank", dimension.idColumn, dimension.keyColumn, "name"] + request.report.measures.map(\.rawValue))
    for (index, row) in ranking.rows.enumerated() {
      table.append(
        [.verbatim("\(index + 1)"), .verbatim(row.member.id), .text(row.label.key), .text(row.label.name)]
          + request.report.measures.map { .verbatim(text(of: $0, in: row.figures)) })
    }
    return table.bytes
  }

  private func text(of measure: Report.Measure, in figures: Figures) -> String {
    switch measure {
    case .revenue: currency.text(minorUnits: figures.revenue)
    case .quantity, .orders: String(figures[measure])
    }
  }
}

extension Report.Dimension {
  fileprivate var idColumn: String {
    switch self {
    case .product: "product_id"
    case .buyer: "user_id"
    }
  }

  /// The key that people know.
  fileprivate var keyColumn: String {
    switch self {
    case .product: "sku"
    case .buyer: "email"
    }
  }
}

extension ReportMember {
  fileprivate var id: String {
    switch self {
    case .product(let id): "\(id)"
    case .user(let id): "\(id)"
    }
  }
}
