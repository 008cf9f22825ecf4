import Queries

/// A page that the navigation leads to.
enum Place: Hashable, Sendable {
  case home
  case report(Report)
  case reference

  var address: String {
    switch self {
    case .home: Address.home.text
    case .report(let report): Address.report(report).text
    case .reference: Address.reference.text
    }
  }

  var icon: IconName {
    switch self {
    case .home: .gauge
    case .reference: .book
    case .report(let report):
      switch report.dimension {
      case .buyer: .people
      case .product: .tag
      }
    }
  }
}

extension Report {
  func title(in language: Language) -> String { titles[language] ?? name }
}
