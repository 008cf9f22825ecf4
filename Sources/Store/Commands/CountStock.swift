public import Domain

/// Sets a shelf to what somebody counted on it. The first count of a product starts the tracking of its stock.
public struct CountStock: Command {
  public static let name = "stock.count"

  public let product: Product.ID
  /// Units that were counted.
  public let counted: Int
  /// 1 to 500 characters.
  public let note: String?
  /// `Stock.version` that the caller has seen; `nil` for whatever is there.
  public let version: Int64?

  /// - Throws: `StoreError`, naming `counted` or `note`.
  public init(_ counted: Int, of product: Product.ID, note: String? = nil, version: Int64? = nil) throws(StoreError) {
    guard Stock.allowed.contains(counted) else {
      throw .outOfRange(field: "counted", allowed: "0 to \(Stock.allowed.upperBound)")
    }
    self.product = product
    self.counted = counted
    self.note = if let note { try StockMovement.note(note) } else { nil }
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.product(product), .stock(product)] }

  /// A count that finds what the books say is kept too: it tells when they were last true.
  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Stock> {
    let product = try state.product(product)
    let stock = state.stock(of: product.id)
    try version.requireIs(stock.version)
    let count = StockMovement(of: product.id, by: counted - (stock.onHand ?? 0), because: .count, note: note)
    let found = try stock.after(count)
    return Decision(found, [.stockMoved(count, to: found)])
  }
}
