/// What the shelf holds of one product. On hand is the sum of its movements, and never negative.
public struct Stock: Hashable, Sendable {
  /// Units that one shelf may hold.
  public static let allowed = 0...1_000_000_000
  static var allowedText: String { "\(allowed.lowerBound) to \(allowed.upperBound)" }

  public let product: Product.ID
  /// Units on the shelf; `nil` until the product is first counted or received: then sales are not limited.
  public let onHand: Int?

  /// Tells what the shelf holds from what it held: 0 while it is not tracked, else one more than is on hand. A shelf that
  /// holds the same again has the same version: who set out to change it is not misled.
  public var version: Int64 { onHand.map { Int64($0) + 1 } ?? 0 }

  public init(product: Product.ID, onHand: Int?) {
    self.product = product
    self.onHand = onHand
  }

  /// The stock once `movement` has happened.
  ///
  /// A receipt or a count starts the tracking of an untracked product; a sale leaves it untracked.
  /// - Throws: `StoreError.shortage` if the shelf holds less than the movement takes, `.outOfRange` if it cannot
  ///   hold what the movement brings.
  public func after(_ movement: StockMovement) throws(StoreError) -> Stock {
    guard onHand != nil || movement.reason.startsTracking else { return self }
    let before = onHand ?? 0
    let (left, overflow) = before.addingReportingOverflow(movement.delta)
    guard overflow || left >= 0 else {
      throw .shortage([Shortage(product: product, asked: -movement.delta, available: before)])
    }
    guard !overflow, left <= Self.allowed.upperBound else {
      throw .outOfRange(field: "quantity", allowed: "at most \(Self.allowed.upperBound - before) more units")
    }
    return Stock(product: product, onHand: left)
  }
}
