public import Domain

/// Puts a product on sale, and what the shelf already holds of it.
public struct AddProduct: Command {
  public static let name = "product.add"

  public let product: Product
  /// Units on the shelf today; `nil` leaves the stock untracked.
  public let onHand: Int?

  /// - Throws: `StoreError.outOfRange`, naming `on_hand`.
  public init(_ product: Product, onHand: Int? = nil) throws(StoreError) {
    if let onHand, !Stock.allowed.contains(onHand) {
      throw .outOfRange(field: "on_hand", allowed: "0 to \(Stock.allowed.upperBound)")
    }
    self.product = product
    self.onHand = onHand
  }

  public func needs(given state: State) -> Set<Need> {
    [.productWithSKU(product.sku.key), .stock(product.id)]
  }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Product> {
    if let known = state.product(withSKU: product.sku) {
      throw .alreadyExists(.product, field: "sku", value: known.sku.text)
    }
    var changes = [Change.productAdded(product)]
    if let onHand {
      let opening = StockMovement(of: product.id, by: onHand, because: .count)
      changes.append(.stockMoved(opening, to: try state.stock(of: product.id).after(opening)))
    }
    return Decision(product, changes)
  }
}
