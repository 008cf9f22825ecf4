public import Domain

/// What reports count. Adds up, and takes back what was added.
public struct Figures: Hashable, Sendable, AdditiveArithmetic {
  /// In the smallest unit of the store's currency.
  public var revenue: Int64
  /// Units sold.
  public var quantity: Int64
  public var orders: Int64

  public static let zero = Figures()

  public init(revenue: Int64 = 0, quantity: Int64 = 0, orders: Int64 = 0) {
    self.revenue = revenue
    self.quantity = quantity
    self.orders = orders
  }

  /// One line of an order; the order itself counts once, for whoever includes it.
  public init(_ line: OrderLine) {
    self.init(revenue: line.amount.minorUnits, quantity: Int64(line.quantity.units))
  }

  public static func + (a: Self, b: Self) -> Self { a.combined(with: b, by: &+) }
  public static func - (a: Self, b: Self) -> Self { a.combined(with: b, by: &-) }

  private func combined(with other: Self, by operation: (Int64, Int64) -> Int64) -> Self {
    Figures(
      revenue: operation(revenue, other.revenue),
      quantity: operation(quantity, other.quantity),
      orders: operation(orders, other.orders))
  }
}

extension Figures {
  /// What an order comes to, in the smallest unit of the currency, rounded half up; `nil` without orders.
  public var averageBasket: Int64? {
    guard orders > 0 else { return nil }
    let (quotient, remainder) = revenue.quotientAndRemainder(dividingBy: orders)
    return remainder >= orders - remainder ? quotient + 1 : quotient
  }

  /// `nil` for what is not counted by sales.
  public subscript(measure: Report.Measure) -> Int64? {
    switch measure {
    case .revenue: revenue
    case .quantity: quantity
    case .orders: orders
    case .averageBasket: averageBasket
    case .buyers, .onHand, .stockValue, .reorderPoint, .toOrder: nil
    }
  }

  /// What of them a report shows.
  public func values(of report: Report) -> ReportValues {
    report.measures.reduce(into: [:]) { values, measure in values[measure] = self[measure] }
  }
}
