import Domain
import Markup
import Queries

/// The drawing that fits a report: bars of those who lead, columns of what goes on in time.
struct ReportChart: LocalisedComponent {
  let answer: ReportPage.Answer
  let localisation: Localisation

  private static let bars = 10

  var content: some HTML {
    if answer.request.report.order == .natural && answer.request.report.dimension != .buyerGroup {
      ColumnChart(columns: columns, scale: scale, description: description)
    } else {
      BarChart(bars: bars, description: description)
    }
  }

  var title: String { strings.chartTitle(measure, by: answer.request.report.dimension) }

  /// Whether there is anything to draw: nothing to order draws no bars.
  var showsSomething: Bool { rows.contains { ($0.values[measure] ?? 0) != 0 || (before($0) ?? 0) != 0 } }

  private var measure: Report.Measure { answer.drawn }
  private var rows: ArraySlice<ReportAnswer.Row> {
    answer.request.report.order == .natural ? answer.report.rows[...] : answer.report.rows.prefix(Self.bars)
  }

  private var bars: [BarChart.Bar] {
    rows.map { row in
      BarChart.Bar(
        name: localisation.name(of: row), value: text(row.values[measure]), length: row.values[measure] ?? 0,
        before: before(row))
    }
  }

  private var columns: [ColumnChart.Column] {
    rows.map { row in
      ColumnChart.Column(
        name: strings.shortName(of: row.member),
        title: "\(localisation.name(of: row))\u{A0}: \(text(row.values[measure]))",
        height: row.values[measure] ?? 0, before: before(row))
    }
  }

  private func before(_ row: ReportAnswer.Row) -> Int64? { answer.comparison == nil ? nil : row.earlier?[measure] }

  private func text(_ value: Int64?) -> String { value.map { localisation.figure($0, of: measure) } ?? "–" }

  private var scale: @Sendable (Int64) -> String {
    { [localisation, measure] in localisation.figure($0, of: measure) }
  }

  private var description: String {
    let values = rows.compactMap { $0.values[measure] }
    return strings.chartDescription(title, bars: values.count, from: text(values.max()), to: text(values.min()))
  }
}
