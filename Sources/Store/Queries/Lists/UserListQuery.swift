public import Domain

/// Which users to list, in what order, and which page of them.
public struct UserListQuery: Hashable, Sendable {
  /// `newest`: the last one added first; by all others ascending. At equal keys, by identifier.
  public enum Sort: String, CaseIterable, Sendable {
    case newest
    case name
    case email
  }

  public var search: SearchText?
  public var role: User.Role?
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
extension UserListQuery {
  /// Whether keys and identifiers fall from row to row.
  public var falls: Bool { (sort == .newest) != descending }

  /// What no key precedes.
  public var lowestKey: ListCursor.Key { sort == .newest ? .none : .text("") }

  /// The cursor, if it is one of this order.
  /// - Throws: `StoreError.malformed`, naming `cursor`.
  public func start() throws(StoreError) -> ListCursor? { try cursor?.checked(for: order, like: lowestKey) }

  public func cursor(after key: ListCursor.Key, _ id: User.ID) -> ListCursor { ListCursor(order, after: key, id) }

  private var order: String { "users-\(sort.rawValue)\(descending ? "-back" : "")" }
}
