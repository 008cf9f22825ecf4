/// One product of an order, as it was sold.
public struct OrderLine: Hashable, Sendable {
  public let product: Product.ID
  public let sku: SKU
  public let name: Product.Name
  public let unitPrice: Money
  public let quantity: Quantity
  public let amount: Money
  /// Whether the goods were taken off a tracked shelf, and so go back to it when the order is cancelled.
  public let fromStock: Bool

  /// A line at today's price.
  /// - Throws: `StoreError.amountTooLarge` if price × quantity is past what an amount may be.
  public init(_ quantity: Quantity, of product: Product, fromStock: Bool) throws(StoreError) {
    try self.init(quantity, of: product, at: product.price, fromStock: fromStock)
  }

  /// A line at the price of another day.
  /// - Throws: `StoreError.amountTooLarge` if price × quantity is past what an amount may be.
  public init(_ quantity: Quantity, of product: Product, at unitPrice: Money, fromStock: Bool) throws(StoreError) {
    self.product = product.id
    self.sku = product.sku
    self.name = product.name
    self.unitPrice = unitPrice
    self.quantity = quantity
    self.amount = try unitPrice * quantity
    self.fromStock = fromStock
  }

  /// A line as it was kept.
  public init(
    product: Product.ID, sku: SKU, name: Product.Name, unitPrice: Money, quantity: Quantity, amount: Money,
    fromStock: Bool
  ) {
    self.product = product
    self.sku = sku
    self.name = name
    self.unitPrice = unitPrice
    self.quantity = quantity
    self.amount = amount
    self.fromStock = fromStock
  }
}
