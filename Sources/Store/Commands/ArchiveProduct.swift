public import Domain

/// Takes a product off sale. It stays in orders and reports, and can be restored.
public struct ArchiveProduct: Command {
  public static let name = "product.archive"

  public let product: Product.ID
  /// What the caller has seen; `nil` archives whatever is there.
  public let version: Int64?

  public init(_ product: Product.ID, version: Int64? = nil) {
    self.product = product
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.product(product)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Product> {
    try state.product(product).turned(.archived, from: version)
  }
}

/// Puts an archived product on sale again.
public struct RestoreProduct: Command {
  public static let name = "product.restore"

  public let product: Product.ID
  /// What the caller has seen; `nil` restores whatever is there.
  public let version: Int64?

  public init(_ product: Product.ID, version: Int64? = nil) {
    self.product = product
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.product(product)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Product> {
    try state.product(product).turned(.active, from: version)
  }
}

extension Product {
  /// A product that has the status already is left alone.
  fileprivate func turned(_ status: Status, from seen: Int64?) throws(StoreError) -> Decision<Product> {
    try seen.requireIs(version)
    guard self.status != status else { return Decision(self, []) }
    let new = Product(
      id: id, sku: sku, name: name, price: price, details: details, status: status, version: version + 1)
    return Decision(new, [.productEdited(from: self, to: new)])
  }
}
