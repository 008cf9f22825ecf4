public import Domain

/// Changes what a product is called, what it costs, and what else is known of it. What was sold keeps its price.
public struct EditProduct: Command {
  public static let name = "product.edit"

  public let product: Product.ID
  /// What the caller has seen; `nil` edits whatever is there.
  public let version: Int64?
  public let edits: Edits

  /// What is not said stays as it is.
  public struct Edits: Hashable, Sendable {
    public var sku: SKU?
    public var name: Product.Name?
    public var price: Money?
    public var category = Edit<String>.keep
    public var barcode = Edit<String>.keep
    public var reorderPoint = Edit<Int>.keep
    public var targetLevel = Edit<Int>.keep

    public init() {}

    func details(of old: Product.Details) throws(StoreError) -> Product.Details {
      try Product.Details(
        category: category.applied(to: old.category), barcode: barcode.applied(to: old.barcode),
        reorderPoint: reorderPoint.applied(to: old.reorderPoint), targetLevel: targetLevel.applied(to: old.targetLevel))
    }
  }

  /// - Throws: `StoreError`, naming the detail at fault.
  public init(_ product: Product.ID, version: Int64?, _ edits: Edits) throws(StoreError) {
    _ = try edits.details(of: Product.Details())
    self.product = product
    self.version = version
    self.edits = edits
  }

  public func needs(given state: State) -> Set<Need> {
    guard let sku = edits.sku else { return [.product(product)] }
    return [.product(product), .productWithSKU(sku.key)]
  }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Product> {
    let old = try state.product(product)
    try version.requireIs(old.version)
    if let sku = edits.sku, let known = state.product(withSKU: sku), known.id != old.id {
      throw .alreadyExists(.product, field: "sku", value: known.sku.text)
    }
    let details = try edits.details(of: old.details)
    func edited(_ version: Int64) -> Product {
      Product(
        id: old.id, sku: edits.sku ?? old.sku, name: edits.name ?? old.name, price: edits.price ?? old.price,
        details: details, status: old.status, version: version)
    }
    guard edited(old.version) != old else { return Decision(old, []) }
    let new = edited(old.version + 1)
    return Decision(new, [.productEdited(from: old, to: new)])
  }
}
