import CommandLineTool
import Domain
import Queries

/// A ranking for people: a title, a row for each member, and the totals.
struct RankingTable {
  private let ranking: Ranking
  private let request: RankingRequest
  private let currency: Currency
  private let timeZone: String

  init(_ ranking: Ranking, for request: RankingRequest, currency: Currency, timeZone: String) {
    self.ranking = ranking
    self.request = request
    self.currency = currency
    self.timeZone = timeZone
  }

  func show(on console: Console) {
    console.print(console.styled(title, .bold))
    guard !ranking.rows.isEmpty else { return console.print("No sales in this period.") }
    var table = TextTable([.right(""), .left(keyTitle), .elastic("Name")] + measures.map { .right(title(of: $0)) })
    for (index, row) in ranking.rows.enumerated() {
      table.append(["\(index + 1)", row.label.key, row.label.name] + measures.map { text(of: $0, in: row.figures) })
    }
    table.append(
      ["", "", "All \(Counted.text(ranking.members, memberNoun))"] + measures.map { text(of: $0, in: ranking.total) })
    let lines = table.lines(width: console.output.isTerminal ? console.output.width : nil)
    for (number, line) in lines.enumerated() { console.print(number == 0 ? console.styled(line, .dim) : line) }
  }

  /// `Best sellers by quantity, 2010-12-01 to 2010-12-31 (Europe/London)`
  private var title: String {
    let name = request.report.titles[.english] ?? request.report.name
    return "\(name) by \(request.measure.rawValue), \(period) (\(timeZone))"
  }

  private var period: String {
    switch (request.period.from, request.period.to) {
    case (nil, nil): "all sales"
    case (let from?, nil): "from \(from)"
    case (nil, let to?): "until \(to)"
    case (let from?, let to?): from == to ? "\(from)" : "\(from) to \(to)"
    }
  }

  private var measures: [Report.Measure] { request.report.measures }

  private func title(of measure: Report.Measure) -> String {
    switch measure {
    case .revenue: "Revenue \(currency.code)"
    case .quantity: "Units"
    case .orders: "Orders"
    }
  }

  private func text(of measure: Report.Measure, in figures: Figures) -> String {
    switch measure {
    case .revenue: Counted.grouped(currency.text(minorUnits: figures.revenue))
    case .quantity, .orders: Counted.grouped(String(figures[measure]))
    }
  }

  private var keyTitle: String {
    switch request.report.dimension {
    case .product: "SKU"
    case .buyer: "E-mail"
    }
  }

  private var memberNoun: String {
    switch request.report.dimension {
    case .product: "product"
    case .buyer: "buyer"
    }
  }
}
