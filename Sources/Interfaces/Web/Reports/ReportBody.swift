import Markup
import Queries

/// The figures, the drawing and the table of a report that has something to show.
struct ReportBody: LocalisedComponent {
  let answer: ReportPage.Answer
  let localisation: Localisation

  var content: some HTML {
    FiguresStrip(figures: ReportFigures(answer: answer, localisation: localisation).all)
    if chart.showsSomething {
      section(.class("card")) {
        div(.class("head")) {
          h2 { chart.title }
          if answer.comparison != nil, !answer.drawn.isOfNow {
            p(.class("muted")) {
              span(.class("swatch")) { strings.thisPeriod }
              span(.class("swatch", "past")) { strings.periodBefore }
            }
          }
        }
        chart
      }
    }
    ReportTable(answer: answer, localisation: localisation)
  }

  private var chart: ReportChart { ReportChart(answer: answer, localisation: localisation) }
}
