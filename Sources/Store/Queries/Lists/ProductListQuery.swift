public import Domain

/// Which products to list, in what order, and which page of them.
public struct ProductListQuery: Hashable, Sendable {
  /// `newest`: the last one added first; by all others ascending. At equal keys, by identifier.
  public enum Sort: String, CaseIterable, Sendable {
    case newest
    case name
    case sku
    case price
    /// Products whose stock is not tracked come last, either way.
    case onHand = "on_hand"
  }

  public enum Level: String, CaseIterable, Sendable {
    /// Nothing on hand.
    case out
    /// Not more on hand than the reorder point.
    case low
    /// Nobody counts what is on hand.
    case untracked
  }

  public var search: SearchText?
  /// Exactly.
  public var category: String?
  public var status: Product.Status?
  public var level: Level?
  public var sort = Sort.newest
  /// Turns the order round.
  public var descending = false
  /// Where the page before ended; `nil` for the first.
  public var cursor: ListCursor?
  /// Of rows: `PageLength.allowed`; others count as the nearest.
  public var limit = 50

  public init() {}
}

/// For read stores.
extension ProductListQuery {
  /// Whether keys and identifiers fall from row to row.
  public var falls: Bool { (sort == .newest) != descending }

  /// What no key precedes.
  public var lowestKey: ListCursor.Key {
    switch sort {
    case .newest: .none
    case .name, .sku: .text("")
    case .price, .onHand: .number(.min)
    }
  }

  /// The cursor, if it is one of this order.
  /// - Throws: `StoreError.malformed`, naming `cursor`.
  public func start() throws(StoreError) -> ListCursor? { try cursor?.checked(for: order, like: lowestKey) }

  public func cursor(after key: ListCursor.Key, _ id: Product.ID) -> ListCursor { ListCursor(order, after: key, id) }

  private var order: String { "products-\(sort.rawValue)\(descending ? "-back" : "")" }
}
