import Markup
import Queries

/// The first of the best sellers, and the way to the whole report.
struct BestSellersCard: LocalisedComponent {
  let ranking: Ranking
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
      if ranking.rows.isEmpty {
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
          tbody { ranking.rows.map(line) }
        }
      }
    }
  }

  private func line(_ row: Ranking.Row) -> some HTML {
    tr {
      th(.scope(.row)) {
        row.label.name
        ShareBar(length: row.figures.quantity, longest: ranking.rows[0].figures.quantity)
      }
      td(.class("num")) { numbers.whole(row.figures.quantity) }
      td(.class("num", "minor")) { localisation.money(row.figures.revenue) }
    }
  }

  private var title: String { report.title(in: localisation.language) }
}
