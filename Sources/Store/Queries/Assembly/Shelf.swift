public import Domain

/// What is on hand of a product, and what a report tells of it.
public struct Shelf: Hashable, Sendable {
  let product: Product.ID
  private let units: Int
  private let price: Int64
  private let reorderPoint: Int?
  private let targetLevel: Int?
  private let isForSale: Bool

  /// - Parameters:
  ///   - units: on hand.
  ///   - price: today's, in the smallest unit of the store's currency.
  public init(
    of product: Product.ID, units: Int, price: Int64, reorderPoint: Int?, targetLevel: Int?, isForSale: Bool
  ) {
    self.product = product
    self.units = units
    self.price = price
    self.reorderPoint = reorderPoint
    self.targetLevel = targetLevel
    self.isForSale = isForSale
  }
}

extension Shelf {
  /// Whether `report` has a row for it.
  func isRow(of report: Report) -> Bool {
    switch report.rows {
    case .sales: false
    case .stock: true
    case .slowMovers: isForSale && units > 0
    }
  }

  /// What of it `report` shows.
  func values(of report: Report) -> ReportValues {
    report.measures.reduce(into: [:]) { values, measure in values[measure] = value(measure) }
  }

  private func value(_ measure: Report.Measure) -> Int64? {
    switch measure {
    case .onHand: Int64(units)
    case .stockValue: price.multipliedClamped(by: Int64(units))
    case .reorderPoint: reorderPoint.map(Int64.init)
    case .toOrder:
      isForSale
        ? Int64(Stock.toOrder(onHand: units, reorderPoint: reorderPoint, targetLevel: targetLevel)) : 0
    case .revenue, .quantity, .orders, .averageBasket, .buyers: nil
    }
  }
}
