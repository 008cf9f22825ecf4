import Foundation
import JSON
import Testing

/// A small shop made over HTTP, as a program would.
struct Shop: Sendable {
  let buyer: String
  let products: [String]

  /// - Parameter stock: units of each product on the shelf; `nil` leaves it untracked.
  init(_ client: HTTPClient, products count: Int, stock: Int?) throws {
    let user: JSONValue = ["name": "Mia", "email": "mia@example.com", "role": "customer"]
    buyer = try client.created("/users", user)
    products = try (0..<count).map { number in
      let product: JSONValue = [
        "sku": .string("SKU-\(number)"), "name": .string("Product \(number)"), "price": "12.50",
      ]
      let id = try client.created("/products", product)
      if let stock {
        let receipt = try client.post("/stocks/\(id)/receipts", ["quantity": .number(JSONNumber(Int64(stock)))])
        guard receipt.status / 100 == 2 else { throw TestFailure("receipt: \(receipt.text)") }
      }
      return id
    }
  }

  func order(_ quantities: [(product: Int, units: Int)]) -> JSONValue {
    let items = quantities.map { item -> JSONValue in
      ["product_id": .string(products[item.product]), "quantity": .number(JSONNumber(Int64(item.units)))]
    }
    return ["user_id": .string(buyer), "items": .array(items)]
  }
}

extension HTTPClient {
  /// The identifier of what a POST created.
  func created(_ path: String, _ body: JSONValue) throws -> String {
    let answer = try post(path, body)
    guard answer.status == 201, let id = answer.json["id"]?.string else {
      throw TestFailure("POST \(path): \(answer.status) \(answer.text)")
    }
    return id
  }

  /// Every order summary of the store, newest first, page after page.
  func allOrders() throws -> [JSONValue] {
    var orders: [JSONValue] = []
    var next = "/orders?limit=200"
    while true {
      let page = try get(next)
      guard page.status == 200 else { throw TestFailure("\(next): \(page.status) \(page.text)") }
      orders += page.json["orders"]?.array ?? []
      guard let cursor = page.json["next_cursor"]?.string else { return orders }
      next = "/orders?limit=200&cursor=\(cursor)"
    }
  }

  /// Units on hand of a product.
  func onHand(_ product: String) throws -> Int? { try get("/stocks/\(product)").json["on_hand"]?.int }
}
