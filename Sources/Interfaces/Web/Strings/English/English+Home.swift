extension English {
  var today: String { "Today" }
  func yesterday(_ figure: String) -> String { "Yesterday, whole day: \(figure)" }
  var lastThirtyDays: String { "Last 30 days" }
  var sinceFirstSale: String { "Since the first sale" }
  var newestOrders: String { "Newest orders" }
  var seeAll: String { "See all" }
  func seeAll(of title: String) -> String { "See all: \(title)" }
  var nothingSold: String { "Nothing sold in this period." }

  var welcome: String { "The store is ready, and has not sold anything yet" }
  var welcomeAdvice: String { "Bring in the past from files, or send the first order. This page fills by itself." }
  var importHistory: String { "Import a history" }
  var importAdvice: String { "From CSV files with a header row, in this order:" }
  var sendFirstOrder: String { "Send the first order" }
  var sendAdvice: String { "With three requests in JSON, in this order:" }
  var products: String { "Products" }
  var users: String { "Users" }
  var orders: String { "Orders" }
}
