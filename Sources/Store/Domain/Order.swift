/// What a user bought, at the prices of the day.
public struct Order: Hashable, Sendable, Identifiable {
  public typealias ID = Identifier<Order>

  public enum Status: String, CaseIterable, Sendable {
    case placed
    case paid
    case fulfilled
    case cancelled
  }

  /// Where an order comes from. The history of another system never touched our shelves.
  public enum Origin: String, CaseIterable, Sendable {
    case store
    case imported
  }

  public let id: ID
  public let reference: OrderReference
  public let buyer: User.ID
  /// Who entered it; `nil` where nobody was signed in, and for the history of another system.
  public let placedBy: User.ID?
  public let lines: [OrderLine]
  public let total: Money
  public let status: Status
  public let origin: Origin
  public let placedAt: Timestamp
  /// Counts changes from 1.
  public let version: Int64

  /// An order placed here and now.
  /// - Throws: `StoreError.amountTooLarge` if the total is past what an amount may be.
  public init(
    id: ID, buyer: User.ID, placedBy: User.ID? = nil, lines: [OrderLine], placedAt: Timestamp
  ) throws(StoreError) {
    self.init(
      id: id, reference: OrderReference(of: id), buyer: buyer, placedBy: placedBy, lines: lines,
      total: try Self.total(of: lines), status: .placed, origin: .store, placedAt: placedAt, version: 1)
  }

  /// An order of another system's history, kept as given.
  /// - Throws: `StoreError.amountTooLarge` if the total is past what an amount may be.
  public init(
    imported id: ID, reference: OrderReference, buyer: User.ID, lines: [OrderLine], status: Status,
    placedAt: Timestamp
  ) throws(StoreError) {
    self.init(
      id: id, reference: reference, buyer: buyer, placedBy: nil, lines: lines, total: try Self.total(of: lines),
      status: status, origin: .imported, placedAt: placedAt, version: 1)
  }

  /// An order as it was kept.
  public init(
    id: ID, reference: OrderReference, buyer: User.ID, placedBy: User.ID?, lines: [OrderLine], total: Money,
    status: Status, origin: Origin, placedAt: Timestamp, version: Int64
  ) {
    self.id = id
    self.reference = reference
    self.buyer = buyer
    self.placedBy = placedBy
    self.lines = lines
    self.total = total
    self.status = status
    self.origin = origin
    self.placedAt = placedAt
    self.version = version
  }

  static func total(of lines: [OrderLine]) throws(StoreError) -> Money {
    var total = Money.zero
    for line in lines { total = try total + line.amount }
    return total
  }
}
