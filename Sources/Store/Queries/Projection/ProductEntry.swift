public import Domain

/// What lists find and sort a product by. Its stock, which changes with every sale, is no part of it.
public struct ProductEntry: Hashable, Sendable {
  public let id: Product.ID
  /// Without case and accents, as everything that people sort by.
  public let name: String
  public let sku: String
  /// Of name, SKU, barcode and category.
  public let words: [String]
  public let category: String?
  public let status: Product.Status
  public let price: Money
  public let reorderPoint: Int?
  public let targetLevel: Int?
}

extension ProductEntry {
  /// Whether orders may ask for it: what else is on a shelf is neither low nor out, and nobody orders more of it.
  public var isForSale: Bool { status == .active }

  public init(_ product: Product) {
    self.init(
      id: product.id,
      name: product.name.text.folded,
      sku: product.sku.text.folded,
      words: SearchWords.words(of: [
        product.name.text, product.sku.text, product.details.barcode, product.details.category,
      ]),
      category: product.details.category,
      status: product.status,
      price: product.price,
      reorderPoint: product.details.reorderPoint,
      targetLevel: product.details.targetLevel)
  }
}
