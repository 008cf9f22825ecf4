/// A number of units that came to the shelf or left it, and why.
///
/// Named by product and cause, not by a counter: the same movement tried twice is one movement.
public struct StockMovement: Hashable, Sendable {
  public enum Reason: String, CaseIterable, Sendable {
    case receipt
    case sale
    case cancellation
    case `return`
    case count
    case adjustment
    case damage
    case correction

    var startsTracking: Bool { self == .receipt || self == .count }
  }

  public let product: Product.ID
  /// Units, positive towards the shelf.
  public let delta: Int
  public let reason: Reason
  /// The order whose step moved the goods, if one did.
  public let order: Order.ID?
  /// What a person wrote about it.
  public let note: String?

  public init(
    of product: Product.ID, by delta: Int, because reason: Reason, order: Order.ID? = nil, note: String? = nil
  ) {
    self.product = product
    self.delta = delta
    self.reason = reason
    self.order = order
    self.note = note
  }

  /// Of a note, in characters.
  public static let noteLength = 1...500

  /// What a person writes about a movement, cleaned for keeping: 1 to 500 characters.
  /// - Throws: `StoreError`, naming `note`.
  public static func note(_ text: String) throws(StoreError) -> String {
    try cleaned(text, field: "note", length: noteLength)
  }
}
