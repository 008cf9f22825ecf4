public import Domain

/// Removes a product that was added by mistake: one that was never sold, and of which nothing is on hand. What
/// was sold is archived instead; goods do not vanish because their product does.
public struct DeleteProduct: Command {
  public static let name = "product.delete"

  public let product: Product.ID
  /// What the caller has seen; `nil` deletes whatever is there.
  public let version: Int64?

  public init(_ product: Product.ID, version: Int64? = nil) {
    self.product = product
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.product(product), .stock(product), .sales(of: product)] }

  /// The product as it was.
  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Product> {
    let old = try state.product(product)
    try version.requireIs(old.version)
    guard !state.wasSold(old.id) else { throw .notDeletable(.sold(old.id)) }
    if let onHand = state.stock(of: old.id).onHand, onHand > 0 {
      throw .notDeletable(.onHand(old.id, units: onHand))
    }
    return Decision(old, [.productDeleted(old)])
  }
}
