/// How many units of a product an order line asks for, or a delivery brings: 1 to 999 999.
public struct Quantity: Hashable, Comparable, Sendable {
  public static let allowed = 1...999_999

  public let units: Int

  /// - Throws: `StoreError.outOfRange`, naming `field`.
  public init(_ units: Int, field: String = "quantity") throws(StoreError) {
    guard Self.allowed.contains(units) else { throw .outOfRange(field: field, allowed: "1 to 999999") }
    self.units = units
  }

  public static func < (a: Self, b: Self) -> Bool { a.units < b.units }

  /// - Throws: `StoreError.outOfRange` past 999 999.
  public static func + (a: Self, b: Self) throws(StoreError) -> Self { try Self(a.units + b.units) }
}
