/// A page of products.
public struct ProductPage: Hashable, Sendable {
  public let products: [ProductRow]
  /// Where the next page starts; `nil` at the end.
  public let next: ListCursor?

  public init(products: [ProductRow], next: ListCursor?) {
    self.products = products
    self.next = next
  }
}

/// A product in a list.
public struct ProductRow: Hashable, Sendable {
  /// Its document, a JSON object.
  public let json: [UInt8]
  /// Units; `nil` where the stock is not tracked.
  public let onHand: Int?

  public init(json: [UInt8], onHand: Int?) {
    self.json = json
    self.onHand = onHand
  }
}
