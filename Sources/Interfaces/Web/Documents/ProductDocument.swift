import Domain
import Queries

/// What pages show of a product, and of its shelf.
struct ProductDocument: Hashable, Sendable {
  let id: Product.ID
  let sku: String
  let name: String
  let price: Money
  let category: String?
  let barcode: String?
  let reorderPoint: Int?
  let targetLevel: Int?
  let status: Product.Status
  let version: Int64
  /// Units; `nil` where the stock is not tracked.
  let onHand: Int?

  /// - Throws: `StoreError.unavailable` where the bytes are no product's document.
  init(_ bytes: [UInt8], onHand: Int?, currency: Currency) throws(StoreError) {
    let product = try StoredDocument(bytes, currency: currency)
    id = try product.value("id", Product.ID.init)
    sku = try product.text("sku")
    name = try product.text("name")
    price = try product.money("price")
    category = try product.textIfAny("category")
    barcode = try product.textIfAny("barcode")
    reorderPoint = try product.numberIfAny("reorder_point").map { Int($0) }
    targetLevel = try product.numberIfAny("target_level").map { Int($0) }
    status = try product.value("status", Product.Status.init)
    version = try product.number("version")
    self.onHand = onHand
  }
}

extension ProductDocument {
  /// How the shelf stands, in the words of the list's scopes.
  enum Level: Hashable, Sendable {
    case archived
    case untracked
    case out
    case low
    case enough
  }

  var level: Level {
    guard status == .active else { return .archived }
    guard let onHand else { return .untracked }
    if onHand == 0 { return .out }
    return onHand <= reorderPoint ?? -1 ? .low : .enough
  }

  /// Units; `nil` where there is nothing to order.
  var toOrder: Int? {
    guard level == .low || level == .out, let onHand else { return nil }
    return Stock.toOrder(onHand: onHand, reorderPoint: reorderPoint, targetLevel: targetLevel)
  }
}
