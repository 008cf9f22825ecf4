import Markup
import Queries

/// The rows of a report, with the sums below.
struct ReportTable: LocalisedComponent {
  let answer: ReportPage.Answer
  let localisation: Localisation

  var content: some HTML {
    section {
      DataTable(isRanked ? strings.ranking : strings.figures) {
        thead { headings }
        tbody { answer.report.rows.enumerated().map { index, row in line(row, rank: index + 1) } }
        tfoot {
          if answer.report.rows.count < total.members, isRanked { first }
          everyone
        }
      }
    }
  }

  private var report: Report { answer.request.report }
  private var measure: Report.Measure { answer.measure }
  private var total: ReportAnswer.Total { answer.report.total }
  private var others: [Report.Measure] { report.measures.filter { $0 != measure } }
  private var isCompared: Bool { answer.comparison != nil }
  private var isRanked: Bool { report.order != .natural }

  private var headings: some HTML {
    tr {
      if isRanked { th(.scope(.col), .class("rank")) { strings.rank } }
      th(.scope(.col)) { strings.member(of: report.dimension, in: answer.report.grain) }
      for other in others { th(.scope(.col), .class("num", "minor")) { strings.name(of: other) } }
      th(.scope(.col), .class("num"), .aria("sort", sorted)) { strings.name(of: measure) }
      if measure.addsUp { th(.scope(.col), .class("num", "minor")) { strings.share } }
      if isCompared { th(.scope(.col), .class("num")) { strings.evolution } }
    }
  }

  private var sorted: String? {
    switch report.order {
    case .mostFirst: "descending"
    case .leastFirst: "ascending"
    case .natural: nil
    }
  }

  private func line(_ row: ReportAnswer.Row, rank: Int) -> some HTML {
    tr {
      if isRanked { td(.class("rank", "muted")) { numbers.whole(Int64(rank)) } }
      th(.scope(.row)) {
        localisation.name(of: row)
        if let key = row.label?.key { span(.class("sub")) { key } }
      }
      figures { row.values[$0] }
      if isCompared { td(.class("num")) { trend(answer.trend(of: row)) } }
    }
  }

  private var first: some HTML {
    sum(strings.first(answer.report.rows.count)) { answer.shown($0) }
  }

  private var everyone: some HTML {
    let count = Int64(total.members)
    return sum(strings.all(count, written: numbers.whole(count), of: report.dimension)) { total.values[$0] }
  }

  private func sum(_ name: String, _ value: (Report.Measure) -> Int64?) -> some HTML {
    tr {
      if isRanked { td() }
      th(.scope(.row)) { name }
      figures(value)
      if isCompared { td() }
    }
  }

  @HTMLBuilder
  private func figures(_ value: (Report.Measure) -> Int64?) -> some HTML {
    for other in others { td(.class("num", "minor")) { text(value(other), of: other) } }
    td(.class("num")) { text(value(measure), of: measure) }
    if measure.addsUp { td(.class("num", "minor")) { answer.share(of: value(measure)).map(numbers.percent) ?? "" } }
  }

  private func text(_ value: Int64?, of measure: Report.Measure) -> String {
    value.map { localisation.figure($0, of: measure) } ?? "–"
  }

  @HTMLBuilder
  private func trend(_ trend: ReportPage.Trend) -> some HTML {
    switch trend {
    case .new: span(.class("badge", "info")) { strings.new }
    case .unknown: span(.class("muted")) { "–" }
    case .change(let change): span(.class(tone(of: change)?.rawValue)) { numbers.change(change) }
    }
  }

  private func tone(of change: Percentage) -> Tone? {
    if change.tenths == 0 { return nil }
    return change.tenths > 0 ? .ok : .bad
  }
}
