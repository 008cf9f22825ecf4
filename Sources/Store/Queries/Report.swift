public import Domain

/// A statistic over sales, declared: storage, API, page, chart and CSV follow from the value.
public struct Report: Hashable, Sendable {
  /// Whom or what a sale counts for.
  public enum Dimension: String, CaseIterable, Sendable {
    case product
    case buyer
  }

  public enum Measure: String, CaseIterable, Sendable {
    case revenue
    case quantity
    case orders
  }

  /// In addresses: `/reports/best-sellers`.
  public let name: String
  public let titles: [Language: String]
  public let dimension: Dimension
  /// What can be ranked by; the first is what people mean when they do not say.
  public let measures: [Measure]
  public let defaultLimit: Int

  public init(
    _ name: String, titles: [Language: String], by dimension: Dimension, measures: [Measure], defaultLimit: Int = 20
  ) {
    self.name = name
    self.titles = titles
    self.dimension = dimension
    self.measures = measures
    self.defaultLimit = defaultLimit
  }
}

/// The languages that people read the store in.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case french = "fr"
}

extension Report.Dimension {
  /// Whom a line of `order` counts for.
  public func member(of line: OrderLine, in order: Order) -> ReportMember {
    switch self {
    case .product: .product(line.product)
    case .buyer: .user(order.buyer)
    }
  }
}
