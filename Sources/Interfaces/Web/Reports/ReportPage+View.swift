import Markup
import Queries

extension ReportPage {
  struct View: LocalisedComponent {
    let model: Model
    let frame: Frame

    var localisation: Localisation { frame.localisation }

    var content: some HTML {
      Shell(frame, title, at: .reports) {
        Breadcrumb(
          steps: [Breadcrumb.Step(name: strings.reports, address: Address.reports.text)], localisation: localisation)
        heading
        div(.class("flow")) {
          if model.report.hasPeriod || model.report.leading.count > 1 {
            PeriodPicker(model: model, localisation: localisation)
          }
          switch model.outcome {
          case .refused: [String]()
          case .answer(let answer) where answer.report.total.members == 0: nothing
          case .answer(let answer): ReportBody(answer: answer, localisation: localisation)
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
          if let request = model.answer?.request, model.report.hasPeriod {
            p(.class("muted")) { strings.heading(request.period, before: request.earlier) }
          }
        }
        if let request = model.answer?.request {
          a(.class("button"), .href(Address.export(request).text)) {
            Icon(.export)
            strings.exportCSV
          }
        }
      }
    }

    @HTMLBuilder
    private var nothing: some HTML {
      if case .sales = model.report.rows {
        EmptyState(.search, strings.noSales, strings.noSalesAdvice) {
          if model.choice == .preset(.all) {
            a(.class("button"), .href(Address.home.text)) { strings.dashboard }
          } else {
            a(.class("button"), .href(model.address(.preset(.all)))) { strings.showEverything }
          }
        }
      } else {
        EmptyState(.shelf, strings.nothingOnHand, strings.nothingOnHandAdvice) {
          a(.class("button"), .href(Address.stocks(ProductListState()).text)) { strings.stock }
        }
      }
    }

    @HTMLBuilder
    private var notes: some HTML {
      if let answer = model.answer {
        section {
          p(.class("hint")) {
            strong { strings.definition }
            " \(model.report.definitions[localisation.language] ?? "")"
          }
          Freshness(position: answer.report.position, readAt: model.readAt, localisation: localisation)
          p(.class("hint")) { a(.href(model.address())) { strings.refresh } }
        }
      }
    }
  }
}
