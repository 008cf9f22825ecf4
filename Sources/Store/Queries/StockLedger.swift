public import Domain

/// Where a stock movement stands in its product's ledger. Later movements sort after earlier ones.
public struct StockMovementKey: Hashable, Sendable {
  public let product: Product.ID
  public let place: StockMovementCursor

  public init(product: Product.ID, place: StockMovementCursor) {
    self.product = product
    self.place = place
  }
}

/// A movement among all: the position of its record in the change log, and its place among the record's changes.
public struct StockMovementCursor: Hashable, Comparable, Sendable {
  public let position: Int64
  public let ordinal: Int

  public init(position: Int64, ordinal: Int) {
    self.position = position
    self.ordinal = ordinal
  }

  public static func < (a: Self, b: Self) -> Bool { (a.position, a.ordinal) < (b.position, b.ordinal) }
}

extension StockMovementCursor: LosslessStringConvertible {
  /// Opaque to callers: position and ordinal, joined by a point.
  public var description: String { "\(position).\(ordinal)" }

  /// Reads the form of `description`.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let position = Int64(parts[0]), let ordinal = Int(parts[1]) else { return nil }
    self.init(position: position, ordinal: ordinal)
  }
}

/// A page of a product's stock movements.
public struct StockMovementPage: Hashable, Sendable {
  /// Documents, each a JSON object.
  public let movements: [[UInt8]]
  /// Where the next page starts; `nil` at the end.
  public let next: StockMovementCursor?

  public init(movements: [[UInt8]], next: StockMovementCursor?) {
    self.movements = movements
    self.next = next
  }
}
