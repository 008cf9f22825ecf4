import Domain
import Queries

extension French {
  func name(of subject: ReportsPage.Subject) -> String {
    switch subject {
    case .sales: "Ventes"
    case .products: "Articles et stock"
    case .people: "Personnes"
    }
  }

  func member(of dimension: Report.Dimension, in grain: ReportGrain?) -> String {
    grain == .month ? "Mois" : member(of: dimension)
  }

  func name(of member: ReportMember) -> String {
    switch member {
    case .product, .user: "–"
    case .nobody: "Personne de connecté"
    case .hour(let hour): "\(hour)\u{202F}h"
    case .day(let day): dayOfWeek(day).asSentence
    case .month(let day): month(day).asSentence
    case .newBuyers: "Nouveaux"
    case .returningBuyers: "Habitués"
    }
  }

  func shortName(of member: ReportMember) -> String {
    switch member {
    case .hour(let hour): "\(hour)\u{202F}h"
    case .day(let day): String(shortDay(day).dropLast(5))
    case .month(let day): String(shortDay(day).split(separator: " ").dropFirst().joined(separator: " "))
    case .product, .user, .nobody, .newBuyers, .returningBuyers: name(of: member)
    }
  }
}
