/// A page that the navigation leads to.
enum Place: Hashable, Sendable {
  case home
  case orders
  case users
  case products
  case stock
  case importing
  case reports
  case reference

  var address: String {
    switch self {
    case .home: Address.home.text
    case .orders: OrderAddress.list().text
    case .users: UserAddress.list().text
    case .products: Address.products(ProductListState()).text
    case .stock: Address.stocks(ProductListState()).text
    case .importing: Address.importing.text
    case .reports: Address.reports.text
    case .reference: Address.reference.text
    }
  }

  var icon: IconName {
    switch self {
    case .home: .gauge
    case .reference: .book
    case .orders: .receipt
    case .users: .people
    case .products: .tag
    case .stock: .shelf
    case .importing: .import
    case .reports: .chart
    }
  }
}

extension Place {
  func name(in localisation: Localisation) -> String {
    let strings = localisation.strings
    return switch self {
    case .home: strings.dashboard
    case .orders: strings.orders
    case .products: strings.products
    case .stock: strings.stock
    case .users: strings.users
    case .importing: strings.importing
    case .reports: strings.reports
    case .reference: strings.apiReference
    }
  }
}
