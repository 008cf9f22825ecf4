import Domain

extension English {
  var newOrder: String { "New order" }

  func scope(of status: Order.Status?) -> String {
    switch status {
    case nil: "All"
    case .placed: "To be paid"
    case .paid: "To prepare"
    case .fulfilled: "Fulfilled"
    case .cancelled: "Cancelled"
    }
  }

  var searchOrders: String { "Search orders" }
  var orderSearchHint: String { "Beginning of the reference" }

  func extent(lines: Int64, units: Int64, written: String) -> String {
    "\(lines) \(plural(lines, "line", "lines")), \(written) \(plural(units, "unit", "units"))"
  }

  var noOrders: String { "No orders yet" }
  var noOrdersAdvice: String { "Enter the first one, or bring in a history from a file." }
  var noOrderMatches: String { "No order matches" }
  var noOrderMatchesAdvice: String { "Search for something else, or take a filter away." }
  var placedFrom: String { "Placed from" }
  var placedTo: String { "Placed until" }
  func whichBuyer(_ text: String) -> String { "Several people match “\(text)”. Whose orders?" }
  func noBuyer(_ text: String) -> String { "Nobody matches “\(text)”." }

  func title(ofOrder reference: String) -> String { "Order \(reference)" }
  func placed(_ moment: String, by buyer: String?) -> String {
    "Placed on \(moment)\(buyer.map { ", by \($0)" } ?? "")"
  }

  func standing(of status: Order.Status) -> String {
    switch status {
    case .placed: "Waiting for payment"
    case .paid: "Ready to prepare"
    case .fulfilled: "The buyer has the goods"
    case .cancelled: "This order was cancelled"
    }
  }

  func goods(of status: Order.Status, origin: Order.Origin) -> String {
    if origin == .imported { return "It comes from another system: its goods never were on these shelves." }
    return switch status {
    case .placed, .paid: "Its goods are off the shelf count."
    case .fulfilled: "Nothing more is to be done."
    case .cancelled: "Its goods are back in the shelf count."
    }
  }

  func name(of step: OrderPage.Step) -> String {
    switch step {
    case .pay: "Mark paid"
    case .fulfil: "Mark fulfilled"
    }
  }

  func name(of ending: OrderPage.Ending) -> String {
    switch ending {
    case .cancel: "Cancel the order"
    case .delete: "Delete the order"
    }
  }

  var next: String { "next" }
  var lines: String { "Lines" }
  var changeLines: String { "Change lines" }
  var quantity: String { "Quantity" }
  var priceAsSold: String { "Price as sold" }
  var facts: String { "Facts" }
  var reference: String { "Reference" }
  var origin: String { "Comes from" }

  func name(of origin: Order.Origin) -> String {
    switch origin {
    case .store: "This store"
    case .imported: "Another system"
    }
  }

  var version: String { "Version" }
  var ordersOfBuyer: String { "All orders of this buyer" }
  var orderChanged: String { "Somebody else was faster: nothing was done." }
  var orderChangedAdvice: String { "This is the order as it is now. Look at it, and decide again." }

  func question(of ending: OrderPage.Ending, _ reference: String) -> String {
    switch ending {
    case .cancel: "Cancel order \(reference)?"
    case .delete: "Delete order \(reference)?"
    }
  }

  func consequence(of ending: OrderPage.Ending, origin: Order.Origin) -> String {
    let goods = origin == .imported ? "" : " Goods that are off the shelf count go back to it."
    return switch ending {
    case .cancel: "It stays in the lists and no longer counts as a sale.\(goods) This cannot be undone."
    case .delete: "It leaves the lists and the reports, as an order entered by mistake.\(goods) This cannot be undone."
    }
  }
}
