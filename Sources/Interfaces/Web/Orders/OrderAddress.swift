import Domain

/// Every address that pages link to about orders.
enum OrderAddress {
  case list(OrderFilters = OrderFilters())
  case new(buyer: User.ID? = nil)
  case order(Order.ID)
  case lines(Order.ID)
  case ending(Order.ID, OrderPage.Ending)

  var text: String {
    switch self {
    case .list(let filters): Address.path("/orders", filters.values)
    case .new(let buyer): Address.path("/orders/new", [(Draft.Field.buyer, buyer.map { "\($0)" })])
    case .order(let id): "/orders/\(id)"
    case .lines(let id): "/orders/\(id)/lines"
    case .ending(let id, let ending): "/orders/\(id)/\(ending.rawValue)"
    }
  }
}
