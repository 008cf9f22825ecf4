public import Domain

/// Puts delivered goods on the shelf. The first delivery of a product starts the tracking of its stock.
public struct ReceiveStock: Command {
  public static let name = "stock.receive"

  public let product: Product.ID
  public let quantity: Quantity
  /// 1 to 500 characters.
  public let note: String?
  /// `Stock.version` that the caller has seen; `nil` for whatever is there.
  public let version: Int64?

  /// - Throws: `StoreError`, naming `note`.
  public init(_ quantity: Quantity, of product: Product.ID, note: String? = nil, version: Int64? = nil)
    throws(StoreError)
  {
    self.product = product
    self.quantity = quantity
    self.note = if let note { try StockMovement.note(note) } else { nil }
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.product(product), .stock(product)] }

  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Stock> {
    let product = try state.product(product)
    let before = state.stock(of: product.id)
    try version.requireIs(before.version)
    let receipt = StockMovement(of: product.id, by: quantity.units, because: .receipt, note: note)
    let stock = try before.after(receipt)
    return Decision(stock, [.stockMoved(receipt, to: stock)])
  }
}
