import Markup
import Queries

/// The figures, the drawing and the table of a report that has something to show.
struct ReportBody: LocalisedComponent {
  let report: Report
  let measure: Report.Measure
  let answer: ReportPage.Answer
  let localisation: Localisation

  private static let bars = 10

  var content: some HTML {
    FiguresStrip(figures: ReportFigures(report: report, answer: answer, localisation: localisation).all(by: measure))
    section(.class("card")) {
      div(.class("head")) {
        h2 { title }
        if answer.comparison != nil {
          p(.class("muted")) {
            span(.class("swatch")) { strings.thisPeriod }
            span(.class("swatch", "past")) { strings.periodBefore }
          }
        }
      }
      BarChart(bars: bars, description: description)
    }
    RankingTable(report: report, measure: measure, answer: answer, localisation: localisation)
  }

  private var title: String { strings.chartTitle(measure, by: report.dimension) }

  private var bars: [BarChart.Bar] {
    answer.standings(by: measure).prefix(Self.bars).map { standing in
      let figure = standing.figures[measure]
      return BarChart.Bar(
        name: standing.label.name, value: localisation.figure(figure, of: measure), length: figure,
        before: standing.before)
    }
  }

  private var description: String {
    strings.chartDescription(title, bars: bars.count, from: bars.first?.value ?? "", to: bars.last?.value ?? "")
  }
}
