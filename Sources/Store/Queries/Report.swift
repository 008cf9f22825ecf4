/// A statistic over sales or stock, declared: API, page, chart, CSV and command line follow from the value.
///
/// What it counts is kept per dimension (`SalesCube`), so that another report over the same dimension costs no write.
public struct Report: Hashable, Sendable {
  /// In addresses: `/reports/best-sellers`.
  public let name: String
  public let titles: [Language: String]
  /// What it answers, in a few words.
  public let questions: [Language: String]
  /// What is counted, how, and how ties are broken.
  public let definitions: [Language: String]
  public let rows: Rows
  /// The columns.
  public let measures: [Measure]
  /// What can be ordered by, or drawn where the order is given; the first is what people mean when they do not say.
  public let leading: [Measure]
  public let order: Order
  /// `nil` shows every row.
  public let defaultLimit: Int?

  /// - Parameter leading: all measures if not given.
  public init(
    _ name: String, titles: [Language: String], questions: [Language: String], definitions: [Language: String],
    of rows: Rows, measures: [Measure], leading: [Measure]? = nil, order: Order = .mostFirst, defaultLimit: Int? = 20
  ) {
    self.name = name
    self.titles = titles
    self.questions = questions
    self.definitions = definitions
    self.rows = rows
    self.measures = measures
    self.leading = leading ?? measures
    self.order = order
    self.defaultLimit = defaultLimit
  }
}

extension Report {
  /// What it has a row for.
  public enum Rows: Hashable, Sendable {
    /// Whoever or whatever has sales in the period.
    case sales(by: Dimension)
    /// Every product whose stock is tracked, as it stands now.
    case stock
    /// Products for sale of which something is on hand now, with what they sold in the period, if anything.
    case slowMovers
  }

  /// Whom or what a sale counts for.
  public enum Dimension: String, CaseIterable, Sendable {
    case product
    case buyer
    /// Who placed the order.
    case employee
    /// Of the day, by the shop's wall clock.
    case hour
    /// Or month, where the period is long.
    case day
    /// Those who buy for the first time, and the others.
    case buyerGroup = "buyer_group"
  }

  public enum Measure: String, CaseIterable, Sendable {
    case revenue
    case quantity
    case orders
    case averageBasket = "average_basket"
    case buyers
    case onHand = "on_hand"
    case stockValue = "stock_value"
    case reorderPoint = "reorder_point"
    case toOrder = "to_order"
  }

  public enum Order: String, Sendable {
    case mostFirst = "most_first"
    case leastFirst = "least_first"
    /// As time goes, or as declared.
    case natural
  }
}

extension Report {
  public var dimension: Dimension {
    switch rows {
    case .sales(let dimension): dimension
    case .stock, .slowMovers: .product
    }
  }

  /// Whether it is of a period; else it is of now.
  public var hasPeriod: Bool { rows != .stock }
}

extension Report.Measure {
  public enum Unit: Sendable {
    /// In the smallest unit of the store's currency.
    case money
    case count
  }

  public var unit: Unit {
    switch self {
    case .revenue, .averageBasket, .stockValue: .money
    case .quantity, .orders, .buyers, .onHand, .reorderPoint, .toOrder: .count
    }
  }

  /// Whether it tells how things stand now, whatever the period.
  public var isOfNow: Bool {
    switch self {
    case .onHand, .stockValue, .reorderPoint, .toOrder: true
    case .revenue, .quantity, .orders, .averageBasket, .buyers: false
    }
  }

  /// Whether the figures of all members together are their sum.
  public var addsUp: Bool {
    switch self {
    case .revenue, .quantity, .orders, .buyers, .onHand, .stockValue, .toOrder: true
    case .averageBasket, .reorderPoint: false
    }
  }
}

/// The languages that people read the store in.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case french = "fr"
}
