import HTTPServer
import JSON

/// What most tests begin with.
extension TestShop {
  func product(_ sku: String = "TEA", price: String = "14.50", onHand: Int? = nil) async throws -> String {
    let stock = onHand.map { ",\"on_hand\":\($0)" } ?? ""
    return try await post("/products", #"{"sku":"\#(sku)","name":"Oolong","price":"\#(price)"\#(stock)}"#).id()
  }

  func user(_ email: String = "mia@example.com") async throws -> String {
    try await post("/users", #"{"name":"Mia","email":"\#(email)"}"#).id()
  }

  func order(_ product: String, by user: String, quantity: Int = 1) async throws -> String {
    try await post("/orders", Self.order(product, by: user, quantity: quantity)).id()
  }

  static func order(_ product: String, by user: String, quantity: Int = 1) -> String {
    #"{"user_id":"\#(user)","items":[{"product_id":"\#(product)","quantity":\#(quantity)}]}"#
  }
}
