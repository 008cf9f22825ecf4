import Markup
import Queries

extension ReportPage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, title, at: .report(model.report)) {
        heading
        div(.class("flow")) {
          PeriodPicker(model: model, localisation: localisation)
          switch model.outcome {
          case .refused: [String]()
          case .answer(let answer) where answer.ranking.rows.isEmpty: nothing
          case .answer(let answer):
            ReportBody(report: model.report, measure: model.measure, answer: answer, localisation: localisation)
          }
          notes
        }
      }
    }

    private var title: String { model.report.title(in: localisation.language) }

    private var heading: some HTML {
      div(.class("head")) {
        hgroup {
          h1 { title }
          if let period = model.answer?.period {
            p(.class("muted")) { strings.heading(period.period, before: period.before) }
          }
        }
        if let period = model.answer?.period.period {
          a(.class("button"), .href(Address.export(model.report, period, by: model.measure).text)) {
            Icon(.export)
            strings.exportCSV
          }
        }
      }
    }

    private var nothing: some HTML {
      EmptyState(.search, strings.noSales, strings.noSalesAdvice) {
        if model.choice == .preset(.all) {
          a(.class("button"), .href(Address.home.text)) { strings.dashboard }
        } else {
          a(.class("button"), .href(Address.report(model.report, .preset(.all), by: model.measure).text)) {
            strings.showEverything
          }
        }
      }
    }

    @HTMLBuilder
    private var notes: some HTML {
      if let answer = model.answer {
        section {
          p(.class("hint")) {
            strong { strings.definition }
            " \(strings.definition(of: model.measure, by: model.report.dimension))"
          }
          Freshness(position: answer.ranking.position, readAt: model.readAt, localisation: localisation)
          p(.class("hint")) {
            a(.href(Address.report(model.report, model.choice, by: model.measure).text)) { strings.refresh }
          }
        }
      }
    }
  }
}

extension ReportPage.Model {
  var answer: ReportPage.Answer? { if case .answer(let answer) = outcome { answer } else { nil } }
}
