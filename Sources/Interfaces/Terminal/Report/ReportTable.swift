import CommandLineTool
import Domain
import Queries

/// A report for people: a title, a row for each member, and the totals.
struct ReportTable {
  private let answer: ReportAnswer
  private let request: ReportRequest
  private let currency: Currency
  private let timeZone: String

  init(_ answer: ReportAnswer, to request: ReportRequest, currency: Currency, timeZone: String) {
    self.answer = answer
    self.request = request
    self.currency = currency
    self.timeZone = timeZone
  }

  func show(on console: Console) {
    console.print(console.styled(title, .bold))
    guard !answer.rows.isEmpty else { return console.print("Nothing to show.") }
    var table = TextTable(columns)
    for (index, row) in answer.rows.enumerated() {
      let rank = isRanked ? ["\(index + 1)"] : []
      table.append(rank + names(of: row) + cells(row.values) + (isCompared ? [lead(row.earlier ?? [:])] : []))
    }
    let blanks = columns.count - 1 - request.report.measures.count - (isCompared ? 1 : 0)
    table.append(
      Array(repeating: "", count: blanks) + [everyone] + cells(answer.total.values)
        + (isCompared ? [lead(answer.earlier?.values ?? [:])] : []))
    let lines = table.lines(width: console.output.isTerminal ? console.output.width : nil)
    for (number, line) in lines.enumerated() { console.print(number == 0 ? console.styled(line, .dim) : line) }
  }

  private var isRanked: Bool { request.report.order != .natural }
  private var isCompared: Bool { request.earlier != nil }

  /// `Best sellers by quantity, 2010-12-01 to 2010-12-31 (Europe/London)`
  private var title: String {
    let name = request.report.titles[.english] ?? request.report.name
    let measure = isRanked ? " by \(request.measure.title.lowercased())" : ""
    return "\(name)\(measure), \(request.report.hasPeriod ? period : "now") (\(timeZone))"
  }

  private var period: String {
    switch (request.period.from, request.period.to) {
    case (nil, nil): "all sales"
    case (let from?, nil): "from \(from)"
    case (nil, let to?): "until \(to)"
    case (let from?, let to?): from == to ? "\(from)" : "\(from) to \(to)"
    }
  }

  private var columns: [TextTable.Column] {
    (isRanked ? [.right("")] : []) + names + request.report.measures.map { .right(title(of: $0)) }
      + (isCompared ? [.right("\(title(of: request.measure)) before")] : [])
  }

  private func title(of measure: Report.Measure) -> String {
    measure.unit == .money ? "\(measure.title) \(currency.code)" : measure.title
  }

  private func cells(_ values: ReportValues) -> [String] { request.report.measures.map { text(of: $0, in: values) } }

  private func lead(_ values: ReportValues) -> String { text(of: request.measure, in: values) }

  private func text(of measure: Report.Measure, in values: ReportValues) -> String {
    guard let value = values[measure] else { return "-" }
    return switch measure.unit {
    case .money: Counted.grouped(currency.text(minorUnits: value))
    case .count: Counted.grouped(String(value))
    }
  }

  private var names: [TextTable.Column] {
    switch request.report.dimension {
    case .product: [.left("SKU"), .elastic("Name")]
    case .buyer, .employee: [.left("E-mail"), .elastic("Name")]
    case .hour: [.left("Hour")]
    case .day: [.left(answer.grain == .month ? "Month" : "Day")]
    case .buyerGroup: [.left("Buyers")]
    }
  }

  private func names(of row: ReportAnswer.Row) -> [String] {
    switch row.member {
    case .product, .user: [row.label?.key ?? "", row.label?.name ?? ""]
    case .nobody: ["-", "nobody signed in"]
    case .hour(let hour): ["\(hour):00"]
    case .day(let day): ["\(day)"]
    case .month(let day): ["\("\(day)".prefix(7))"]
    case .newBuyers: ["New"]
    case .returningBuyers: ["Returning"]
    }
  }

  private var everyone: String {
    switch request.report.dimension {
    case .product: "All \(Counted.text(answer.total.members, "product"))"
    case .buyer: "All \(Counted.text(answer.total.members, "buyer"))"
    case .employee, .hour, .day, .buyerGroup: "All"
    }
  }
}

extension Report.Measure {
  fileprivate var title: String {
    switch self {
    case .revenue: "Revenue"
    case .quantity: "Units"
    case .orders: "Orders"
    case .averageBasket: "Average basket"
    case .buyers: "Buyers"
    case .onHand: "On hand"
    case .stockValue: "Value"
    case .reorderPoint: "Reorder point"
    case .toOrder: "Units to order"
    }
  }
}
