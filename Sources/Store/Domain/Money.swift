/// An amount in the smallest unit of the store's currency (cents for EUR and CAD): 0 to 10¹².
///
/// The limit leaves room for the sums of a shop's whole life in 64 bits.
public struct Money: Hashable, Comparable, Sendable {
  public static let allowed: ClosedRange<Int64> = 0...1_000_000_000_000

  public let minorUnits: Int64

  public static let zero = Money(unchecked: 0)

  /// - Throws: `StoreError.amountTooLarge` past the limit, `.outOfRange` below zero.
  public init(minorUnits: Int64) throws(StoreError) {
    guard minorUnits >= 0 else { throw .outOfRange(field: "amount", allowed: "0 or more") }
    guard minorUnits <= Self.allowed.upperBound else { throw .amountTooLarge }
    self.minorUnits = minorUnits
  }

  private init(unchecked minorUnits: Int64) { self.minorUnits = minorUnits }

  public static func < (a: Self, b: Self) -> Bool { a.minorUnits < b.minorUnits }

  /// - Throws: `StoreError.amountTooLarge` past the limit.
  public static func + (a: Self, b: Self) throws(StoreError) -> Self {
    try Self(minorUnits: a.minorUnits + b.minorUnits)
  }

  /// - Throws: `StoreError.amountTooLarge` past the limit.
  public static func * (price: Self, quantity: Quantity) throws(StoreError) -> Self {
    let (product, overflow) = price.minorUnits.multipliedReportingOverflow(by: Int64(quantity.units))
    guard !overflow else { throw .amountTooLarge }
    return try Self(minorUnits: product)
  }
}
