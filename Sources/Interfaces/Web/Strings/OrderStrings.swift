import Domain

/// Orders: lists of them, and one with what can be done with it.
protocol OrderStrings: Sendable {
  var newOrder: String { get }
  /// "To be paid"; of all orders for `nil`.
  func scope(of status: Order.Status?) -> String
  var searchOrders: String { get }
  var orderSearchHint: String { get }
  /// "4 lines, 22 units"
  func extent(lines: Int64, units: Int64, written: String) -> String
  var noOrders: String { get }
  var noOrdersAdvice: String { get }
  var noOrderMatches: String { get }
  var noOrderMatchesAdvice: String { get }
  /// "From 14 November 2026"
  var placedFrom: String { get }
  var placedTo: String { get }
  /// Asks which of several buyers is meant.
  func whichBuyer(_ text: String) -> String
  func noBuyer(_ text: String) -> String

  /// "Order 7KQP-V71C"
  func title(ofOrder reference: String) -> String
  /// "Placed on 21 November 2026, 14:32, by Mia"; `nil` where the buyer is not known.
  func placed(_ moment: String, by buyer: String?) -> String
  /// What the order waits for.
  func standing(of status: Order.Status) -> String
  /// Where its goods are.
  func goods(of status: Order.Status, origin: Order.Origin) -> String
  /// "Mark paid"
  func name(of step: OrderPage.Step) -> String
  func name(of ending: OrderPage.Ending) -> String
  /// Below the step that comes next.
  var next: String { get }
  var lines: String { get }
  var changeLines: String { get }
  var quantity: String { get }
  var priceAsSold: String { get }
  var facts: String { get }
  var reference: String { get }
  var origin: String { get }
  func name(of origin: Order.Origin) -> String
  var version: String { get }
  var ordersOfBuyer: String { get }
  var orderChanged: String { get }
  var orderChangedAdvice: String { get }
  /// "Cancel order 7KQP-V71C?"
  func question(of ending: OrderPage.Ending, _ reference: String) -> String
  func consequence(of ending: OrderPage.Ending, origin: Order.Origin) -> String
}
