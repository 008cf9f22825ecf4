import Markup
import Queries

/// Every report there is, by what it is about.
struct ReportsPage: LocalisedComponent {
  let frame: Frame

  var localisation: Localisation { frame.localisation }

  enum Subject: CaseIterable {
    case sales
    case products
    case people
  }

  var content: some HTML {
    Shell(frame, strings.reports, at: .reports) {
      div(.class("head")) { h1 { strings.reports } }
      div(.class("cols", "thirds")) { Subject.allCases.map(group) }
    }
  }

  private func group(_ subject: Subject) -> some HTML {
    section(.class("card")) {
      div(.class("head")) { h2 { strings.name(of: subject) } }
      ul(.class("lines")) {
        for report in Report.catalogue where report.subject == subject {
          li {
            a(.href(Address.report(report).text)) { report.title(in: localisation.language) }
            span(.class("sub")) { report.questions[localisation.language] ?? "" }
          }
        }
      }
    }
  }
}

extension Report {
  var subject: ReportsPage.Subject {
    switch dimension {
    case .hour, .day: .sales
    case .product: .products
    case .buyer, .employee, .buyerGroup: .people
    }
  }

  func title(in language: Language) -> String { titles[language] ?? name }
}
