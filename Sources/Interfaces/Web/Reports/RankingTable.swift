import Markup
import Queries

/// Who or what leads, best first, with the sums below.
struct RankingTable: LocalisedComponent {
  let report: Report
  let measure: Report.Measure
  let answer: ReportPage.Answer
  let localisation: Localisation

  var content: some HTML {
    section {
      DataTable(strings.ranking) {
        thead { headings }
        tbody { answer.standings(by: measure).map(row) }
        tfoot {
          if ranking.rows.count < ranking.members { sum(strings.first(ranking.rows.count), answer.shown) }
          sum(everyone, ranking.total)
        }
      }
    }
  }

  private var ranking: Ranking { answer.ranking }
  private var others: [Report.Measure] { report.measures.filter { $0 != measure } }
  private var isCompared: Bool { answer.comparison != nil }

  private var headings: some HTML {
    tr {
      th(.scope(.col), .class("rank")) { strings.rank }
      th(.scope(.col)) { strings.member(of: report.dimension) }
      for other in others { th(.scope(.col), .class("num", "minor")) { strings.name(of: other) } }
      th(.scope(.col), .class("num"), .aria("sort", "descending")) { strings.name(of: measure) }
      th(.scope(.col), .class("num", "minor")) { strings.share }
      if isCompared { th(.scope(.col), .class("num")) { strings.evolution } }
    }
  }

  private func row(_ standing: ReportPage.Standing) -> some HTML {
    tr {
      td(.class("rank", "muted")) { numbers.whole(Int64(standing.rank)) }
      th(.scope(.row)) {
        standing.label.name
        span(.class("sub")) { standing.label.key }
      }
      figures(standing.figures, share: standing.share)
      if isCompared { td(.class("num")) { trend(standing.trend) } }
    }
  }

  private func sum(_ name: String, _ sums: Figures) -> some HTML {
    tr {
      td()
      th(.scope(.row)) { name }
      figures(sums, share: Percentage(sums[measure], of: ranking.total[measure]))
      if isCompared { td() }
    }
  }

  @HTMLBuilder
  private func figures(_ figures: Figures, share: Percentage?) -> some HTML {
    for other in others { td(.class("num", "minor")) { localisation.figure(figures[other], of: other) } }
    td(.class("num")) { localisation.figure(figures[measure], of: measure) }
    td(.class("num", "minor")) { share.map(numbers.percent) ?? "" }
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

  private var everyone: String {
    let count = Int64(ranking.members)
    return strings.all(count, written: numbers.whole(count), of: report.dimension)
  }
}
