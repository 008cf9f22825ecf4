/// The page that a shop begins its day with.
protocol HomeStrings: Sendable {
  var today: String { get }
  /// "Yesterday, whole day: €1,602.40"
  func yesterday(_ figure: String) -> String
  var lastThirtyDays: String { get }
  var sinceFirstSale: String { get }
  var newestOrders: String { get }
  var seeAll: String { get }
  /// The same for those who hear it without its surroundings.
  func seeAll(of title: String) -> String
  var nothingSold: String { get }

  var welcome: String { get }
  var welcomeAdvice: String { get }
  var importHistory: String { get }
  var importAdvice: String { get }
  var sendFirstOrder: String { get }
  var sendAdvice: String { get }
  /// What a line of the advice is for: "Products", "Users", "Orders".
  var products: String { get }
  var users: String { get }
  var orders: String { get }
}
