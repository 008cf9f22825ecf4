public import Domain

/// Takes over a product of another system. The same product again changes nothing.
public struct ImportProduct: Command {
  public static let name = "product.import"

  private let addition: AddProduct

  /// - Throws: `StoreError.outOfRange`, naming `on_hand`.
  public init(_ product: Product, onHand: Int? = nil) throws(StoreError) {
    addition = try AddProduct(product, onHand: onHand)
  }

  public func needs(given state: State) -> Set<Need> { addition.needs(given: state) }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<ImportOutcome> {
    if let known = state.product(withSKU: addition.product.sku), known.isAsGiven(addition.product) {
      return Decision(.unchanged, [])
    }
    return Decision(.added, try addition.decide(on: state, at: moment).changes)
  }
}

extension Product {
  /// Whether this is `other` under its own identifier.
  fileprivate func isAsGiven(_ other: Product) -> Bool {
    sku == other.sku && name == other.name && price == other.price && details == other.details
  }
}
