import Domain
import Queries

extension English {
  func name(of subject: ReportsPage.Subject) -> String {
    switch subject {
    case .sales: "Sales"
    case .products: "Products and stock"
    case .people: "People"
    }
  }

  func member(of dimension: Report.Dimension, in grain: ReportGrain?) -> String {
    grain == .month ? "Month" : member(of: dimension)
  }

  func name(of member: ReportMember) -> String {
    switch member {
    case .product, .user: "–"
    case .nobody: "Nobody signed in"
    case .hour(let hour): "\(time(TimeOfDay(hour: hour, minute: 0, second: 0)))"
    case .day(let day): "\(dayOfWeek(day))"
    case .month(let day): month(day)
    case .newBuyers: "New"
    case .returningBuyers: "Returning"
    }
  }

  func shortName(of member: ReportMember) -> String {
    switch member {
    case .hour(let hour): "\(hour)"
    case .day(let day): String(shortDay(day).dropLast(5))
    case .month(let day): String(shortDay(day).dropFirst(2))
    case .product, .user, .nobody, .newBuyers, .returningBuyers: name(of: member)
    }
  }
}
