public import Domain

/// Corrects what the books say a shelf holds, and says why.
public struct AdjustStock: Command {
  public static let name = "stock.adjust"

  public enum Adjustment: Hashable, Sendable {
    /// So many units on hand from now on.
    case to(Int)
    /// So many units more, or fewer.
    case by(Int)
  }

  public enum Reason: String, CaseIterable, Sendable {
    case adjustment
    /// Units that can no longer be sold.
    case damage
    /// A mistake in the books.
    case correction
    /// Goods that a buyer brought back.
    case `return`
  }

  public let product: Product.ID
  public let adjustment: Adjustment
  public let reason: Reason
  /// 1 to 500 characters.
  public let note: String?
  /// `Stock.version` that the caller has seen; `nil` for whatever is there.
  public let version: Int64?

  /// - Throws: `StoreError`, naming `to`, `by` or `note`.
  public init(
    _ product: Product.ID, _ adjustment: Adjustment, because reason: Reason = .adjustment, note: String? = nil,
    version: Int64? = nil
  ) throws(StoreError) {
    let limit = Stock.allowed.upperBound
    switch adjustment {
    case .to(let units):
      guard Stock.allowed.contains(units) else { throw .outOfRange(field: "to", allowed: "0 to \(limit)") }
    case .by(let units):
      guard units != 0, (-limit...limit).contains(units) else {
        throw .outOfRange(field: "by", allowed: "-\(limit) to \(limit), and not 0")
      }
    }
    self.product = product
    self.adjustment = adjustment
    self.reason = reason
    self.note = if let note { try StockMovement.note(note) } else { nil }
    self.version = version
  }

  public func needs(given state: State) -> Set<Need> { [.product(product), .stock(product)] }

  /// A shelf that holds what it is set to already is left alone.
  public func decide(on state: State, at moment: Moment) throws(StoreError) -> Decision<Stock> {
    let product = try state.product(product)
    let stock = state.stock(of: product.id)
    try version.requireIs(stock.version)
    guard let onHand = stock.onHand else { throw .notTracked(product.id) }
    let delta =
      switch adjustment {
      case .to(let units): units - onHand
      case .by(let units): units
      }
    guard delta != 0 else { return Decision(stock, []) }
    let movement = StockMovement(of: product.id, by: delta, because: reason.ofMovement, note: note)
    let adjusted = try after(movement, of: stock)
    return Decision(adjusted, [.stockMoved(movement, to: adjusted)])
  }
}

extension AdjustStock {
  /// A shelf that would hold too much is a fault of what the caller named.
  private func after(_ movement: StockMovement, of stock: Stock) throws(StoreError) -> Stock {
    do throws(StoreError) {
      return try stock.after(movement)
    } catch .outOfRange(_, let allowed) {
      throw .outOfRange(field: "by", allowed: allowed)
    }
  }
}

extension AdjustStock.Reason {
  fileprivate var ofMovement: StockMovement.Reason {
    switch self {
    case .adjustment: .adjustment
    case .damage: .damage
    case .correction: .correction
    case .return: .return
    }
  }
}
