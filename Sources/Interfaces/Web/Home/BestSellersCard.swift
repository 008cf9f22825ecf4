import Markup
import Queries

/// The first of the best sellers, and the way to the whole report.
struct BestSellersCard: LocalisedComponent {
  let answer: ReportAnswer
  let period: PeriodPreset
  let localisation: Localisation

  private let report = Report.bestSellers

  var content: some HTML {
    section(.class("card")) {
      div(.class("head")) {
        h2 { title }
        a(.href(Address.report(report, .preset(period)).text), .aria("label", strings.seeAll(of: title))) {
          strings.seeAll
        }
      }
      if answer.rows.isEmpty {
        p(.class("muted")) { strings.nothingSold }
      } else {
        DataTable(title) {
          thead {
            tr {
              th(.scope(.col)) { strings.member(of: report.dimension) }
              th(.scope(.col), .class("num")) { strings.name(of: .quantity) }
              th(.scope(.col), .class("num", "minor")) { strings.name(of: .revenue) }
            }
          }
          tbody { answer.rows.map(line) }
        }
      }
    }
  }

  private func line(_ row: ReportAnswer.Row) -> some HTML {
    tr {
      th(.scope(.row)) {
        localisation.name(of: row)
        ShareBar(length: row.values[.quantity] ?? 0, longest: answer.rows[0].values[.quantity] ?? 0)
      }
      td(.class("num")) { numbers.whole(row.values[.quantity] ?? 0) }
      td(.class("num", "minor")) { localisation.money(row.values[.revenue] ?? 0) }
    }
  }

  private var title: String { report.title(in: localisation.language) }
}
